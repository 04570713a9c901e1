import { callCmdlet } from './cmdlet-calls'
import { add, compared, sorted, stringOf } from './operators'
import { descendantsOf, partOf, partsOf, type Syntax } from './parse-powershell'
import { Leave, Scope, Stopped } from './scope'
import type { ModelTenant } from './tenant'
import { collapse, Hashtable, isList, isTrue, itemsOf, textOf, type Value } from './values'

/**
 * Runs the scripts of a runbook against a model tenant: the part of PowerShell that they use, and nothing else. Whatever it
 * does not know makes it throw, so that a script cannot pass by being misread.
 */

/** What a script printed. Throws what the script throws. */
export function runScript(
  parsed: Syntax,
  tenant: ModelTenant,
  parameters: { readonly part: string; readonly backup: string; readonly whatIf?: boolean },
): readonly string[] {
  const scope = new Scope(null)
  scope.set('Part', parameters.part)
  scope.set('Backup', parameters.backup)
  scope.set('PSCmdlet', null)
  const run = new Run(tenant, parameters.whatIf === true)
  return run.body(parsed, scope).map(textOf)
}

const CONSTANTS: Readonly<Record<string, Value>> = { true: true, false: false, null: null }

class Run {
  private readonly functions = new Map<string, { readonly parameters: readonly string[]; readonly body: Syntax }>()

  constructor(
    private readonly tenant: ModelTenant,
    private readonly isWhatIf: boolean,
  ) {}

  /** The outputs of a script, a function or a script block. */
  body(node: Syntax, scope: Scope): Value[] {
    const outputs: Value[] = []
    this.block(node, scope, outputs)
    return outputs
  }

  private block(node: Syntax, scope: Scope, outputs: Value[]): Leave | null {
    for (const part of partsOf(node)) {
      const left = this.statement(part, scope, outputs)
      if (left !== null) return left
    }
    return null
  }

  private statement(node: Syntax, scope: Scope, outputs: Value[]): Leave | null {
    switch (node.type) {
      case 'statement_list':
      case 'statement_block':
      case 'script_block':
      case 'script_block_body':
        return this.block(node, scope, outputs)
      case 'param_block':
      case 'attribute_list':
      case 'empty_statement':
        return null
      case 'function_statement':
        this.define(node)
        return null
      case 'pipeline':
        outputs.push(...this.pipeline(node, scope))
        return null
      case 'if_statement':
        return this.choose(node, scope, outputs)
      case 'foreach_statement':
        return this.loop(node, scope, outputs)
      case 'flow_control_statement':
        return this.leave(node, scope, outputs)
      default:
        throw new Error(`A statement that is not known: ${node.type} ${node.text.slice(0, 100)}`)
    }
  }

  private define(node: Syntax): void {
    const name = partOf(node, 'function_name')?.text ?? ''
    const body = partOf(node, 'script_block')
    if (body === undefined) return
    const parameters = descendantsOf(node, 'script_parameter').map(({ text }) => text.slice(1))
    this.functions.set(name, { parameters, body })
  }

  private choose(node: Syntax, scope: Scope, outputs: Value[]): Leave | null {
    const [condition, then, ...others] = partsOf(node)
    if (condition === undefined || then === undefined) throw new Error('An if without a condition.')
    if (isTrue(this.value(condition, scope))) return this.statement(then, scope, outputs)
    for (const other of others) {
      if (other.type !== 'else_clause') throw new Error(`After an if: ${other.type}`)
      return this.block(other, scope, outputs)
    }
    return null
  }

  private loop(node: Syntax, scope: Scope, outputs: Value[]): Leave | null {
    const [variable, list, block] = partsOf(node)
    if (variable === undefined || list === undefined || block === undefined) throw new Error('A loop over nothing.')
    for (const item of itemsOf(this.value(list, scope))) {
      scope.set(variable.text.slice(1), item)
      const left = this.statement(block, scope, outputs)
      if (left?.how === 'return') return left
    }
    return null
  }

  private leave(node: Syntax, scope: Scope, outputs: Value[]): Leave {
    const [keyword] = node.children
    const [what] = partsOf(node)
    const said = what === undefined ? [] : this.pipeline(what, scope)
    if (keyword?.type === 'throw') throw new Stopped(said.map(textOf).join(' '))
    if (keyword?.type === 'return') {
      outputs.push(...said)
      return new Leave('return')
    }
    if (keyword?.type === 'continue') return new Leave('continue')
    throw new Error(`A keyword that is not known: ${keyword?.type}`)
  }

  private value(node: Syntax, scope: Scope): Value {
    return node.type === 'pipeline' ? collapse(this.pipeline(node, scope)) : this.expression(node, scope)
  }

  private pipeline(node: Syntax, scope: Scope): readonly Value[] {
    const [first] = partsOf(node)
    if (first?.type === 'assignment_expression') {
      this.assign(first, scope)
      return []
    }
    if (first?.type !== 'pipeline_chain') throw new Error(`A pipeline that is not known: ${node.text.slice(0, 100)}`)
    let passed: readonly Value[] = []
    for (const [place, part] of partsOf(first).entries()) {
      if (part.type === 'command') passed = this.command(part, scope, passed)
      else if (place === 0) passed = itemsOf(this.expression(part, scope))
      else throw new Error(`In a pipeline: ${part.type}`)
    }
    return passed
  }

  private assign(node: Syntax, scope: Scope): void {
    const [left, , right] = partsOf(node)
    if (left === undefined || right === undefined) throw new Error('An assignment of nothing.')
    const target = only(left)
    const value = this.assigned(right, scope)
    if (target.type === 'variable') scope.set(target.text.slice(1), value)
    else if (target.type === 'element_access') {
      const [table, key] = partsOf(target)
      const own = table === undefined ? null : this.expression(table, scope)
      if (!(own instanceof Hashtable) || key === undefined) throw new Error(`Not assigned: ${target.text}`)
      own.set(textOf(this.expression(key, scope)), value)
    } else throw new Error(`Not assigned: ${target.text}`)
  }

  /** A list that is written as such stays one, however long it is. */
  private assigned(right: Syntax, scope: Scope): Value {
    const inner = only(right)
    return inner.type === 'array_expression' ? this.expression(inner, scope) : this.value(right, scope)
  }

  private expression(node: Syntax, scope: Scope): Value {
    const parts = partsOf(node)
    const [first, second, third] = parts
    switch (node.type) {
      case 'variable': {
        const name = node.text.slice(1)
        const constant = CONSTANTS[name.toLowerCase()]
        return constant === undefined ? scope.get(name) : constant
      }
      case 'string_literal':
        return stringOf(node.text)
      case 'integer_literal':
        return Number(node.text)
      case 'array_expression':
        return this.body(node, scope)
      case 'parenthesized_expression':
        return first === undefined ? null : this.value(first, scope)
      case 'hash_literal_expression':
        return this.hashtable(node, scope)
      case 'member_access':
        return this.member(node, scope)
      case 'element_access':
        return this.element(node, scope)
      case 'invokation_expression':
        return this.method(node, scope)
      case 'expression_with_unary_operator':
        return this.unary(node, scope)
      case 'pipeline':
        return this.value(node, scope)
      default:
    }
    if (first === undefined) throw new Error(`An expression that is not known: ${node.type} ${node.text.slice(0, 100)}`)
    if (parts.length === 1) return this.expression(first, scope)
    if (node.type === 'array_literal_expression') return parts.map((part) => this.expression(part, scope))
    if (node.type === 'logical_expression' && second !== undefined) {
      const operator = node.children.find((child) => child.type === '-and' || child.type === '-or')?.type
      const one = isTrue(this.expression(first, scope))
      if (operator === '-and') return one && isTrue(this.expression(second, scope))
      if (operator === '-or') return one || isTrue(this.expression(second, scope))
    }
    if (node.type === 'additive_expression' && second !== undefined)
      return add(this.expression(first, scope), this.expression(second, scope))
    if (node.type === 'comparison_expression' && second !== undefined && third !== undefined)
      return compared(this.expression(first, scope), second.text.toLowerCase(), this.expression(third, scope))
    throw new Error(`An expression that is not known: ${node.type} ${node.text.slice(0, 100)}`)
  }

  private hashtable(node: Syntax, scope: Scope): Hashtable {
    const table = new Hashtable()
    for (const entry of descendantsOf(node, 'hash_entry')) {
      const [key, value] = partsOf(entry)
      if (key !== undefined && value !== undefined) table.set(key.text, this.assigned(value, scope))
    }
    return table
  }

  private member(node: Syntax, scope: Scope): Value {
    const [owner, member] = partsOf(node)
    if (owner === undefined || member === undefined) throw new Error('A member of nothing.')
    const [own] = partsOf(member)
    const name = own?.type === 'variable' ? textOf(this.expression(own, scope)) : member.text
    const value = this.expression(owner, scope)
    if (name.toLowerCase() === 'count' && !(value instanceof Hashtable)) return itemsOf(value).length
    if (value instanceof Hashtable) return value.get(name)
    throw new Error(`There is no ${name} of ${textOf(value)}.`)
  }

  private element(node: Syntax, scope: Scope): Value {
    const [owner, key] = partsOf(node)
    if (owner === undefined || key === undefined) throw new Error('An element of nothing.')
    const [value, place] = [this.expression(owner, scope), this.expression(key, scope)]
    if (value instanceof Hashtable) return value.get(textOf(place))
    return isList(value) ? (value[Number(place)] ?? null) : null
  }

  private method(node: Syntax, scope: Scope): Value {
    const [owner, member, list] = partsOf(node)
    if (owner?.text === '$PSCmdlet' && member?.text === 'ShouldProcess') return !this.isWhatIf
    if (owner === undefined || member?.text !== 'ToLowerInvariant' || list === undefined || partsOf(list).length > 0)
      throw new Error(`A method that is not known: ${node.text}`)
    return textOf(this.expression(owner, scope)).toLowerCase()
  }

  private unary(node: Syntax, scope: Scope): Value {
    const [inner] = partsOf(node)
    if (inner?.type === 'cast_expression') {
      const [type, operand] = partsOf(inner)
      const value = operand === undefined ? null : this.expression(operand, scope)
      if (type?.text === '[string]') return textOf(value)
      if (type?.text === '[bool]') return isTrue(value)
      if (type?.text === '[char]') return String.fromCharCode(Number(value))
    }
    if (node.children[0]?.type === '-not' && inner !== undefined) return !isTrue(this.expression(inner, scope))
    throw new Error(`An operator that is not known: ${node.text}`)
  }

  private command(node: Syntax, scope: Scope, passed: readonly Value[]): readonly Value[] {
    const name = partOf(node, 'command_name')?.text ?? ''
    const elements = partOf(node, 'command_elements')
    const words = elements === undefined ? [] : partsOf(elements).filter(isNoGap)
    const own = this.functions.get(name)
    if (own !== undefined) return this.callFunction(own, words, scope)
    const [block] = words
    if (name === 'ForEach-Object' && block !== undefined)
      return passed.flatMap((item) => this.withItem(block, item, scope))
    if (name === 'Where-Object' && block !== undefined)
      return passed.filter((item) => isTrue(collapse(this.withItem(block, item, scope))))
    const given = this.named(words, scope)
    if (name === 'Sort-Object') return sorted(passed, given)
    return callCmdlet(this.tenant, name, given)
  }

  private callFunction(
    { parameters, body }: { readonly parameters: readonly string[]; readonly body: Syntax },
    words: readonly Syntax[],
    scope: Scope,
  ): Value[] {
    const inner = new Scope(scope)
    if (words.length > parameters.length) throw new Error('More arguments than parameters.')
    for (const [place, parameter] of parameters.entries()) {
      const word = words[place]
      inner.set(parameter, word === undefined ? null : this.expression(word, scope))
    }
    return this.body(body, inner)
  }

  private withItem(block: Syntax, item: Value, scope: Scope): Value[] {
    const [script] = descendantsOf(block, 'script_block')
    if (script === undefined) throw new Error('A block is missing.')
    const inner = new Scope(scope)
    inner.set('_', item)
    return this.body(script, inner)
  }

  private named(words: readonly Syntax[], scope: Scope): Hashtable {
    const given = new Hashtable()
    for (const [place, word] of words.entries()) {
      const next = words[place + 1]
      if (word.type === 'command_parameter') {
        const hasValue = next !== undefined && next.type !== 'command_parameter'
        given.set(word.text.slice(1), hasValue ? this.expression(next, scope) : true)
      } else if (word.text.startsWith('@') && !word.text.startsWith('@(') && !word.text.startsWith('@{')) {
        const splatted = scope.get(word.text.slice(1))
        if (!(splatted instanceof Hashtable)) throw new Error(`${word.text} is no hashtable.`)
        for (const { name, value } of splatted.entries.values()) given.set(name, value)
      } else if (words[place - 1]?.type !== 'command_parameter')
        throw new Error(`An argument without a name: ${word.text}`)
    }
    return given
  }
}

const isNoGap = ({ type }: Syntax): boolean => type !== 'command_argument_sep'

/** The innermost node of a chain of nodes with one child each. */
function only(node: Syntax): Syntax {
  const parts = partsOf(node)
  const [first] = parts
  const isEnd = ['variable', 'element_access', 'array_expression', 'string_literal', 'member_access'].includes(
    node.type,
  )
  return !isEnd && parts.length === 1 && first !== undefined ? only(first) : node
}
