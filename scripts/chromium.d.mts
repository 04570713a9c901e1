type Options = { executablePath?: string; args: string[] }
/** How a browser is launched for tests and figures. */
export function chromiumOptions(): Options
