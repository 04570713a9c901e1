'use client'

import type { EvidenceTasks } from './evidence-tasks'
import { WorkerClient } from './worker-client'

/** The page's one worker for evidence. */
export const evidenceWorker = new WorkerClient<EvidenceTasks>(
  () => new Worker(new URL('./evidence.worker.ts', import.meta.url), { type: 'module' }),
)
