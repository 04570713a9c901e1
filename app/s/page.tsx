import { SharedPage } from '#components/shared/shared-page'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ share }) => share.page.title)

export default function Page() {
  return <SharedPage />
}
