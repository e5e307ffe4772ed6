import type { TargetDraft } from '../targets'
import { readCurlCommand, type CurlTestOptions } from './curlCommand'
import { posixCommands } from './posixShell'
import { powerShellCommands } from './powerShell'
import type { ShellCommand } from './shellCommand'
import { windowsCommands } from './windowsShell'

export type { CurlTestOptions } from './curlCommand'

/** The result of reading a text with curl commands. */
export interface CurlReading {
  targets: TargetDraft[]
  options: CurlTestOptions
  /** Unsupported options that would change a request, and commands other than curl. */
  leftOut: string[]
  /** Expressions that only the shell can evaluate, such as $TOKEN; targets contain them as written. */
  variables: string[]
  /** Commands that could not be converted, with the reason in words. */
  refused: { command: string; reason: string }[]
}

const PROMPT = String.raw`^[^\S\n]*(?:PS [^>\n]*>|[A-Za-z]:\\[^>\n]*>|[\w.-]+@[^\s$#%]*[$#%]|[$%>])?[^\S\n]*`
const CLIENT = String.raw`(?:curl(?:\.exe)?|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)`
const curlLine = new RegExp(`${PROMPT}(?:(?:sudo|time|&)[^\\S\\n]+)?(?:["']?\\S*[\\\\/])?${CLIENT}["']?(?=[\\s^"'])`, 'im')
const prompts = new RegExp(`${PROMPT}(?=\\S*${CLIENT}[\\s^"'])`, 'gim')

/** Whether a line of the text begins like a curl command of any shell, with or without a prompt. */
export function looksLikeCurl(text: string): boolean {
  return curlLine.test(text)
}

/** The position of the first line with a curl command. */
export function startOfCurl(text: string): number {
  return curlLine.exec(text)?.index ?? text.length
}

/** Converts curl commands, as typed or copied for bash, PowerShell and the Windows command prompt, to targets. */
export function readCurls(text: string): CurlReading {
  const reading: CurlReading = { targets: [], options: {}, leftOut: [], variables: [], refused: [] }
  let commands: ShellCommand[]
  try {
    commands = commandsIn(text.replace(prompts, ''))
  } catch (error) {
    reading.refused.push({ command: shortened(text.trim()), reason: messageOf(error) })
    return reading
  }
  for (const { words, variables } of commands) {
    const start = words.findIndex((word) => !isPrefix(word))
    const [name = '', ...rest] = start < 0 ? words : words.slice(start)
    if (!/(?:^|[\\/])curl(?:\.exe)?$/i.test(name)) {
      reading.leftOut.push(...(words.length > 0 ? [shortened(words.join(' '))] : []))
      continue
    }
    try {
      const { targets, options, leftOut } = readCurlCommand(rest)
      reading.targets.push(...targets)
      Object.assign(reading.options, options)
      reading.leftOut.push(...leftOut)
      reading.variables.push(...variables)
    } catch (error) {
      reading.refused.push({ command: shortened(['curl', ...rest].join(' ')), reason: messageOf(error) })
    }
  }
  return { ...reading, leftOut: [...new Set(reading.leftOut)], variables: [...new Set(reading.variables)] }
}

/** Detects the shell that a text was written for from its line ends and quotes. */
function commandsIn(text: string): ShellCommand[] {
  if (/[\s"]\^[ \t]*\r?\n/.test(text) || /(?:^|\s)\^"/.test(text) || /"[^'"\n]*\^[&|<>%][^'"\n]*"/.test(text)) {
    return windowsCommands(text)
  }
  if (/[\s"'}]`[ \t]*\r?\n/.test(text) || /^\s*(?:&\s+)?(?:Invoke-|iwr\s|irm\s)|^\s*\$session\b/im.test(text) || /@['"][ \t]*\r?\n/.test(text)) {
    return powerShellCommands(text)
  }
  if (/\bcurl\.exe\b/i.test(text)) {
    return /'/.test(text) || /`["$`]/.test(text) ? powerShellCommands(text) : windowsCommands(text)
  }
  return posixCommands(text)
}

/** Words that may precede a command without changing it. */
function isPrefix(word: string): boolean {
  return /^(?:sudo|time|env|exec|command|nohup|do|then|else|\{|\w+=.*)$/s.test(word)
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it is unreadable'
}
