/** The tenant facts of a phase. */
export type Tenant = {
  /** `contoso.com`, or `*.contoso.com` with all its subdomains */
  readonly acceptedDomains: readonly string[]
  /** `Set-OrganizationConfig -RejectDirectSend` */
  readonly rejectDirectSend: boolean
}
