import { quoted } from './powershell'

/** What a probe can be sent with. */
export const PROBE_TOOLS = ['swaks', 'openssl', 'powershell'] as const
export type ProbeTool = (typeof PROBE_TOOLS)[number]

/** A command to paste: `swaks` and `openssl` for a POSIX shell, `powershell` for PowerShell without a module. */
export type ProbeLine = { readonly tool: ProbeTool; readonly text: string }

/** To be replaced by whoever runs the command: where a service takes mail, and a mailbox outside of the tenant. */
export const PLACEHOLDERS = { host: 'MX-HOST-OF-THE-SERVICE', mailFrom: 'YOU@YOUR-OTHER-DOMAIN' } as const

const HELO = 'probe.example.org'

/** Commands that end after RCPT TO, so that no message is sent. An empty MAIL FROM is the null sender. */
export function rcptOnlyLines(host: string, mailFrom: string, recipient: string): ProbeLine[] {
  const dialogue = [`EHLO ${HELO}`, `MAIL FROM:<${mailFrom}>`, `RCPT TO:<${recipient}>`, 'QUIT']
  return [
    {
      tool: 'swaks',
      text: `swaks --server ${shellWord(host)} --tls-optional --helo ${shellWord(HELO)} --from ${shellWord(mailFrom === '' ? '<>' : mailFrom)} --to ${shellWord(recipient)} --quit-after RCPT`,
    },
    {
      tool: 'openssl',
      // A pause before each line: nothing may be said before the server has answered. With -quiet no line that begins
      // with R is taken for a command of openssl.
      text: `for line in ${dialogue.map(shellWord).join(' ')}; do sleep 2; printf '%s\\n' "$line"; done | openssl s_client -starttls smtp -crlf -quiet -connect ${shellWord(`${host}:25`)}`,
    },
    { tool: 'powershell', text: powershellDialogue(host, mailFrom, recipient) },
  ]
}

/** Commands that send one message to whoever takes mail for the tenant. They hold both placeholders. */
export function throughServiceLines(recipient: string): ProbeLine[] {
  const { host, mailFrom } = PLACEHOLDERS
  return [
    {
      tool: 'swaks',
      text: `swaks --server ${shellWord(host)} --tls --from ${shellWord(mailFrom)} --to ${shellWord(recipient)}`,
    },
    {
      tool: 'powershell',
      text: [
        `$smtp = New-Object System.Net.Mail.SmtpClient(${quoted(host)}, 25)`,
        '$smtp.EnableSsl = $true',
        `$smtp.Send(${quoted(mailFrom)}, ${quoted(recipient)}, 'Probe', 'Probe')`,
      ].join('; '),
    },
  ]
}

/** A word of a POSIX shell in which nothing is code. */
const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Says HELO, MAIL FROM and RCPT TO over port 25, without TLS, and prints the answers. */
const powershellDialogue = (host: string, mailFrom: string, recipient: string): string =>
  [
    `$tcp = New-Object System.Net.Sockets.TcpClient(${quoted(host)}, 25)`,
    '$reader = New-Object System.IO.StreamReader($tcp.GetStream())',
    '$writer = New-Object System.IO.StreamWriter($tcp.GetStream())',
    '$writer.NewLine = ([string][char]13 + [char]10); $writer.AutoFlush = $true; $reader.ReadLine()',
    `foreach ($line in @(${quoted(`HELO ${HELO}`)}, (${quoted('MAIL FROM:<')} + ${quoted(mailFrom)} + '>'), ('RCPT TO:<' + ${quoted(recipient)} + '>'), 'QUIT')) { $writer.WriteLine($line); $reader.ReadLine() }`,
    '$tcp.Close()',
  ].join('; ')
