// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { h, nextTick, reactive } from 'vue'
import { expect, it } from 'vitest'
import type { AttackOption } from '@/api/types'
import { check, documentOf, emptyForm, fieldsOf, formOfDocument, type FormErrors } from './form'
import OptionFields from './OptionFields.vue'
import { placeErrors } from './placeErrors'
import { sampleOptions } from './sampleOptions'

/** An option that this dashboard has never heard of, as a newer master may have. */
function madeUp(changes: Partial<AttackOption>): AttackOption {
  return {
    name: 'madeUp', aliases: [], title: 'Something made up', help: 'What it does.', kind: 'number', unit: 'things', minimum: 2, maximum: 9,
    defaultValue: '3', choices: [], group: 'A new group', common: false, perWorker: true, fleet: true, ...changes,
  }
}

function open(options: AttackOption[]) {
  const form = reactive({ ...emptyForm(), name: 'Checkout', targets: 'GET http://a/' })
  const errors = reactive<FormErrors>({})
  const page = mount({
    render: () =>
      h(OptionFields, {
        modelValue: form.options,
        'onUpdate:modelValue': (typed) => (form.options = typed),
        options: fieldsOf(options, form.pacer),
        errors: { ...errors },
      }),
  })
  const more = () => page.get<HTMLDetailsElement>('details')
  return { form, errors, page, more, showMore: () => openDetails(more().element) }
}

async function openDetails(details: HTMLDetailsElement): Promise<void> {
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await nextTick()
}

it('asks for an option that only the master knows, checks it and submits it', async () => {
  const options = [...sampleOptions, madeUp({})]
  const { form, errors, page, more, showMore } = open(options)
  expect(page.find('[name=madeUp]').exists()).toBe(false)

  await showMore()
  const input = page.get<HTMLInputElement>('[name=madeUp]')
  expect(page.get(`label[for="${input.element.id}"]`).text()).toBe('Something made up')
  expect(page.get(`[id="${input.attributes('aria-describedby')}"]`).text()).toBe('What it does. Per worker.')
  expect(page.findAll('legend').at(-1)?.text()).toBe('A new group')
  expect(input.element.value).toBe('3')
  expect(documentOf(form, options).attack).toEqual({})

  await input.setValue('1')
  Object.assign(errors, check(form, options))
  expect(errors).toEqual({ 'options.madeUp': 'A whole number of things, 2 or more' })
  await nextTick()
  expect(page.get('[role=alert]').text()).toBe('A whole number of things, 2 or more')
  expect(input.attributes('aria-invalid')).toBe('true')

  await input.setValue('10')
  expect(check(form, options)).toEqual({ 'options.madeUp': '9 at most' })

  await input.setValue('4')
  expect(check(form, options)).toEqual({})
  expect(documentOf(form, options).attack).toEqual({ madeUp: 4 })
  expect(more().get('summary').text()).toContain('1 option set')
  expect(formOfDocument(documentOf(form, options), options).options).toEqual({ madeUp: '4' })
  expect(placeErrors([{ field: 'attack.madeUp', message: 'wrong' }], form, options).errors).toEqual({ 'options.madeUp': 'wrong' })
})

it.each<[AttackOption['kind'], Partial<AttackOption>, string, unknown, unknown]>([
  ['flag', { defaultValue: 'false' }, 'input[type=checkbox]', true, true],
  ['duration', { defaultValue: '0' }, 'input', '90', '90s'],
  ['text', { defaultValue: '' }, 'input', ' 10KB ', '10KB'],
  ['choice', { defaultValue: 'one', choices: ['one', 'two'] }, 'select', 'two', 'two'],
  ['lines', { defaultValue: null }, 'textarea', 'A: b\n\nC: d', ['A: b', 'C: d']],
  ['multiline', { defaultValue: null }, 'textarea', '---\nkey\n', '---\nkey\n'],
])('has a field for a %s', async (kind, changes, selector, typed, submitted) => {
  const options = [madeUp({ kind, unit: null, minimum: null, maximum: null, common: true, ...changes })]
  const { form, page } = open(options)

  expect(documentOf(form, options).attack).toEqual({})
  await page.get(`${selector}[name=madeUp]`).setValue(typed)

  expect(check(form, options)).toEqual({})
  expect(documentOf(form, options).attack).toEqual({ madeUp: submitted })
  expect(documentOf(formOfDocument(documentOf(form, options), options), options)).toEqual(documentOf(form, options))
})

it('has no field for JSON, and for what the test says elsewhere', async () => {
  const { page, showMore } = open([...sampleOptions, madeUp({ kind: 'json', defaultValue: null }), madeUp({ name: 'other', fleet: false })])
  await showMore()

  expect(page.find('[name=madeUp]').exists()).toBe(false)
  expect(page.find('[name=other]').exists()).toBe(false)
})

it('opens where an error would be hidden', async () => {
  const { errors, page, more } = open(sampleOptions)
  expect(more().element.open).toBe(false)

  errors['options.lazy'] = 'goes with targets only'
  await nextTick()

  expect(more().element.open).toBe(true)
  expect(page.get('[name=lazy]').attributes('aria-invalid')).toBe('true')
})
