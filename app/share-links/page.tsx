import { AllShareLinks } from '#components/share-link/all-share-links'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ share }) => share.all.title)

export default function Page() {
  return <AllShareLinks />
}
