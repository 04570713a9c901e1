import { NewScenario } from '#components/new-scenario/new-scenario'
import { titleIn } from '#components/shell/request-language'

export const generateMetadata = () => titleIn(({ scenarios }) => scenarios.new.title)

export default function Page() {
  return <NewScenario />
}
