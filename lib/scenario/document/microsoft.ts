/** Where MX points that points to no service: Exchange Online itself. No service has this id. */
export const MICROSOFT = 'microsoft'
