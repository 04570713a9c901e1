import { expect, test } from 'vitest'
import { examplesIn } from '#lib/scenario/testing/texts'
import { answerDeliverer, findDeliverer } from './deliverers'

const [, document] = examplesIn('en')
if (document === undefined) throw new Error('there are two examples')

test('answers on deliverers keep the order of the questions, and an answer without content is dropped', () => {
  const noted = answerDeliverer('tenants', { note: 'asked the sister company' })(document)
  const answered = answerDeliverer('hybrid', { answer: 'none' })(noted)
  expect(answered.deliverers).toEqual([
    { id: 'hybrid', answer: 'none', serviceIds: [], note: '' },
    { id: 'tenants', answer: null, serviceIds: [], note: 'asked the sister company' },
  ])
  expect(findDeliverer(answered, 'devices')).toEqual({ id: 'devices', answer: null, serviceIds: [], note: '' })
  expect(answerDeliverer('hybrid', { answer: null })(answered).deliverers).toHaveLength(1)
})
