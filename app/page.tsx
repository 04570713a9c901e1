import { ScenarioList } from '#components/scenarios/scenario-list'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ shell }) => shell.scenarios)

export default function Page() {
  return <ScenarioList />
}
