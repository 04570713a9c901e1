/** The MX target that stands for Exchange Online itself. No service may have this id. */
export const MICROSOFT = 'microsoft'
