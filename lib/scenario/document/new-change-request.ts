import type { ChangeRequest } from './change-request'

/** A change request of which nothing is agreed yet. */
export const NO_CHANGE_REQUEST: ChangeRequest = {
  startsAt: null,
  backUntil: null,
  reason: '',
  executes: '',
  watches: '',
  told: '',
  hotlines: '',
  ticket: '',
  approvedBy: '',
  approvedOn: null,
}
