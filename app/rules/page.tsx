import { RulesPage } from '#components/rules/rules-page'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ rules }) => rules.title)

export default function Page() {
  return <RulesPage />
}
