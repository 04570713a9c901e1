import { titleIn } from '#components/shell/request-language'
import { SignIn } from '#components/sign-in/sign-in'

export const generateMetadata = () => titleIn(({ shell }) => shell.signIn.title)

export default function Page() {
  return <SignIn />
}
