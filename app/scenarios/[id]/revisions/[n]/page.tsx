import { notFound } from 'next/navigation'
import { titleIn } from '#components/shell/request-language'
import { RevisionPage } from '#components/workspace/revision-page'

export const generateMetadata = () => titleIn(({ review }) => review.old.title)

export default async function Page({ params }: { params: Promise<{ id: string; n: string }> }) {
  const { id, n } = await params
  if (!/^[1-9]\d{0,8}$/.test(n)) notFound()
  return <RevisionPage id={id} revision={Number(n)} />
}
