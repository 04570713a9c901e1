export const dynamic = 'force-dynamic'

/** A route that does nothing: what the framework itself costs a read and a save. */
export const GET = () => Response.json({})
export const POST = () => Response.json({})
