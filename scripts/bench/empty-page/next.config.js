import path from 'node:path'

/** The framework as it comes: what the product's own settings save or cost counts as the product's. */
export default { distDir: '.next', turbopack: { root: path.resolve(import.meta.dirname, '../../..') } }
