import { SharedPage } from '#components/share-link/shared-page'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ share }) => share.page.title)

export default function Page() {
  return <SharedPage />
}
