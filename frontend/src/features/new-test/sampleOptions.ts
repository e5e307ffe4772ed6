import type { AttackOption } from '@/api/types'
import sample from './sampleOptions.json'

/** Some of the master's options, for specs; the mock of a master has the same. */
export const sampleOptions = sample.options as AttackOption[]
