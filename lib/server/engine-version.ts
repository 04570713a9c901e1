/**
 * The version of the engine that this server was built with: a hash of the sources that judge a plan (next.config.js). A
 * revision keeps the one it was saved under, and a stored summary the one that worked it out.
 */
export const ENGINE_VERSION = process.env.ENGINE_VERSION ?? 'not built'
