import { refuseUnknown } from '#lib/server/http/http'

export {
  refuseUnknown as DELETE,
  refuseUnknown as GET,
  refuseUnknown as HEAD,
  refuseUnknown as OPTIONS,
  refuseUnknown as PATCH,
  refuseUnknown as POST,
  refuseUnknown as PUT,
}
