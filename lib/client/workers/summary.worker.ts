import { mapSteps } from '#lib/matcher'
import { summarizeInSteps } from '#lib/scenario/wants/assessment'
import { serve } from './serve'
import type { SummaryTasks } from './summary-tasks'

serve<SummaryTasks>(self, {
  summarize: (document) => mapSteps(summarizeInSteps(document), () => undefined),
})
