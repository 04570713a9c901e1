import { titleIn } from '#components/shell/request-language'
import { SharedPage } from '#components/workspace/shared-page'

export const generateMetadata = () => titleIn(({ share }) => share.page.title)

export default function Page() {
  return <SharedPage />
}
