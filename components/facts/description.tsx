'use client'

import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { Card } from '#components/ui/card'
import { TextArea } from '#components/ui/field'
import { changeDocument } from '#lib/client/draft/draft'
import type { DraftEditor } from '#lib/client/draft/use-draft'
import { LIMITS } from '#lib/scenario/document/limits'

/** What the scenario is about, in words: a field, or the text for who can change nothing. */
export function Description({ text, change }: { text: string; change: DraftEditor['change'] | null }) {
  const t = useTranslations('workspace.description')
  return (
    <Card title={t('label')} className="max-w-3xl">
      <div className="px-4 pb-4">
        {change === null ? (
          <p className="whitespace-pre-line">
            <FreeText>{text}</FreeText>
          </p>
        ) : (
          <TextArea
            label={t('label')}
            labelHidden
            value={text}
            maxLength={LIMITS.text}
            rows={Math.min(16, Math.max(5, text.split('\n').length))}
            onChange={({ target }) =>
              change(
                changeDocument((document) => ({ ...document, description: target.value })),
                'description',
              )
            }
          />
        )}
      </div>
    </Card>
  )
}
