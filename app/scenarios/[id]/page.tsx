import { titleIn } from '#components/shell/request-language'
import { ScenarioPage } from '#components/workspace/scenario-page'

export const generateMetadata = () => titleIn(({ workspace }) => workspace.title)

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <ScenarioPage id={id} />
}
