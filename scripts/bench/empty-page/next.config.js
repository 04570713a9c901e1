import path from 'node:path'

/** The empty page is built by the same framework and the same settings as the product. */
export default { distDir: '.next', turbopack: { root: path.resolve(import.meta.dirname, '../../..') } }
