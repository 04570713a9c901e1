import { lockDatabase } from '#scripts/database/lock'

// Holds the lock of a database, and kills itself after so many milliseconds.
const [file, milliseconds] = process.argv.slice(2)
await lockDatabase(file)
process.send('locked')
setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(milliseconds))
