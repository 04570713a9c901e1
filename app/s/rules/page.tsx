import { RulesPage } from '#components/rules/rules-page'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ rules }) => rules.title)

/** The page of rules for who reads a scenario by a share link, and has no key. */
export default function Page() {
  return <RulesPage isPublic />
}
