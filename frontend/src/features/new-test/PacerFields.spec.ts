// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick, reactive } from 'vue'
import { expect, it } from 'vitest'
import type { FormErrors } from './form'
import PacerFields from './PacerFields.vue'
import { emptyPacer, type PacerForm } from './pacers'

function fieldsOf(changes: Partial<PacerForm>, errors: FormErrors = {}) {
  const pacer = reactive({ ...emptyPacer(), ...changes })
  const fields = mount(PacerFields, { attachTo: document.body, props: { modelValue: pacer, errors, durationSeconds: 30 } })
  return { pacer, fields }
}

it.each<[PacerForm['type'], string[]]>([
  ['constant', ['ratePerSecond']],
  ['linear', ['startRatePerSecond', 'slopePerSecond']],
  ['sine', ['meanRatePerSecond', 'amplitudePerSecond', 'period', 'offsetRadians']],
  ['stepped', ['stepRate0', 'stepDuration0', 'stepRate1', 'stepDuration1', 'stepRate2', 'stepDuration2']],
  ['poisson', ['ratePerSecond', 'seed']],
  ['unpaced', []],
])('asks for what a %s pacer needs and nothing else', (type, names) => {
  expect(fieldsOf({ type }).fields.findAll('input').map((input) => input.attributes('name'))).toEqual(names)
})

it('says where a slope leads to', () => {
  expect(fieldsOf({ type: 'linear', startRatePerSecond: '10', slopePerSecond: '3' }).fields.text()).toContain('Ends at 100/s.')
})

it('shows an error at the step it is about', () => {
  const { fields } = fieldsOf({ type: 'stepped' }, { 'pacer.steps[1].duration': 'must be above 0' })

  expect(fields.findAll('li').map((step) => step.find('[role=alert]').exists())).toEqual([false, true, false])
  expect(fields.get('[name=stepDuration1]').attributes('aria-invalid')).toBe('true')
})

it('adds a step like the last, and goes on there', async () => {
  const { pacer, fields } = fieldsOf({ type: 'stepped' })

  await fields.findAll('button').find((button) => button.text() === 'Add step')?.trigger('click')
  await nextTick()

  expect(pacer.steps.slice(2)).toEqual([
    { ratePerSecond: '100', duration: '10s' },
    { ratePerSecond: '100', duration: '10s' },
  ])
  expect(document.activeElement).toBe(fields.get('[name=stepRate3]').element)
  expect(fields.get('[role=status]').text()).toBe('The steps last 40 s, the test only 30 s.')
})

it('removes a step, but not the last that is left', async () => {
  const { pacer, fields } = fieldsOf({ type: 'stepped' })

  await fields.get('[aria-label="Remove step 1"]').trigger('click')
  await fields.get('[aria-label="Remove step 1"]').trigger('click')

  expect(pacer.steps).toEqual([{ ratePerSecond: '100', duration: '10s' }])
  expect(fields.get('[aria-label="Remove step 1"]').attributes('disabled')).toBeDefined()
})
