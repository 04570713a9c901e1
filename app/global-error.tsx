'use client'

/**
 * Shown when the layout itself failed, so without its texts, styles and language: a few lines that need nothing, in both
 * languages. Colours are the browser's own.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Connector Planner</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          maxWidth: '34rem',
          margin: '12vh auto',
          padding: '0 1rem',
          lineHeight: 1.5,
        }}
      >
        <main>
          <h1>This page failed</h1>
          <p>
            Your unsaved changes are kept in this browser. Load the page again; if it fails again, look at the server’s
            log.
          </p>
          <p lang="de">
            Diese Seite ist abgestürzt. Ihre ungesicherten Änderungen sind in diesem Browser aufgehoben. Laden Sie die
            Seite neu; stürzt sie wieder ab, sehen Sie im Protokoll des Servers nach.
          </p>
          <p>
            <button type="button" onClick={() => window.location.reload()}>
              Load again · <span lang="de">Neu laden</span>
            </button>
          </p>
          {error.digest && <p>{error.digest}</p>}
        </main>
      </body>
    </html>
  )
}
