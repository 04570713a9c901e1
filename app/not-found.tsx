import { NotFound } from '#components/shell/not-found'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ shell }) => shell.error.notFoundTitle)

export default function Page() {
  return <NotFound />
}
