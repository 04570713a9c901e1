'use client'

import { FileInput } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DropHint, FileButton } from '#components/ui/file-button'
import { useFileDrop } from '#components/ui/file-drop'
import { loadOnDemand } from '#components/ui/load-on-demand'

const Import = loadOnDemand(() => import('./import-scenario-dialog').then((m) => m.ImportScenarioDialog))

/** A button that makes a scenario from a file. With `drops`, the file can also be dropped anywhere on the page. */
export function ImportScenario({ quiet = false, drops = true }: { quiet?: boolean; drops?: boolean }) {
  const t = useTranslations('import.scenario')
  const [file, setFile] = useState<File | null>(null)
  return (
    <>
      <FileButton accept=".json" tone={quiet ? 'quiet' : 'plain'} Icon={FileInput} onFile={setFile}>
        {t('button')}
      </FileButton>
      {drops && file === null && <Drop onFile={setFile} />}
      {file && <Import key={`${file.name} ${file.lastModified}`} first={file} onClose={() => setFile(null)} />}
    </>
  )
}

function Drop({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations('import.scenario')
  const isOver = useFileDrop(onFile)
  return isOver ? <DropHint>{t('drop')}</DropHint> : null
}
