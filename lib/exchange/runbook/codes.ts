/** What a step is about, by which its texts are found. */
export const STEP_CODES = [
  'PREPARE',
  'ADD_DOMAINS',
  'REMOVE_DOMAINS',
  'CREATE',
  'CHANGE_UNUSED',
  'ENABLE',
  'RELAX',
  'MODIFY',
  'RESTRICT',
  'RESTRICT_DOMAINS',
  'DISABLE',
  'REMOVE',
  'REJECT_DIRECT_SEND_ON',
  'REJECT_DIRECT_SEND_OFF',
  'FILTER_READY',
  'FILTER_KEEPS_ACCEPTING',
  'LOWER_TTL',
  'MOVE_MX',
  'MOVE_HANDOVER',
  'WAIT_SETTLED',
  'WAIT_TTL',
  'PROBE',
] as const
export type StepCode = (typeof STEP_CODES)[number]

export const STEP_KINDS = ['cmdlet', 'dns', 'vendor', 'wait', 'test'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** When a step is done: days before the move, in quiet hours, in office hours with people there, or weeks later. */
export const WINDOWS = ['days-before', 'quiet-hours', 'office-hours', 'weeks-later'] as const
export type Window = (typeof WINDOWS)[number]

/** Why no runbook can be written, or what has to be known of one. */
export const NOTE_CODES = [
  'SAME_NAME',
  'NO_NAME',
  'NAME_TAKEN',
  'REMOVED_AT_ONCE',
  'KEEP_ENABLED',
  'KEEPS_REQUIRE_TLS',
  'DISABLED_BEFORE_MX',
  'NEAR_WEEKEND',
  'STEPS_ON_WEEKEND',
  'SAME_DAY',
  'DATES_OUT_OF_ORDER',
  'TOO_SOON',
  'ON_PREMISES',
  'CERTIFICATE_EXPIRES',
  'CERTIFICATE_WITHOUT_CLIENT_AUTH',
  'FACT_MISSING',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]
