'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { useUiTexts } from './texts'

const BOX =
  'w-full rounded-lg border border-line-strong bg-surface px-2 py-1 text-sm text-ink max-phone:py-1.5 max-phone:text-lg placeholder:text-ink-3 hover:border-ink-3 aria-invalid:border-lost disabled:bg-sunken disabled:text-ink-2'

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  className?: string
  labelHidden?: boolean
}

type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

function Field({
  label,
  hint,
  error,
  className = '',
  labelHidden = false,
  control,
}: FieldProps & { control: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : null
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {control({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {error ? (
        <p id={`${id}-error`} className="text-xs text-lost">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

type Mono = { mono?: boolean }

/** A single-line text field with a label, a hint and an error; with `mono` its text is a name or an address. */
export function TextField({
  label,
  hint,
  error,
  className,
  labelHidden,
  mono,
  ...input
}: FieldProps & Mono & Omit<ComponentProps<'input'>, 'id' | 'className'>) {
  const texts = useUiTexts()
  const { maxLength = Number.POSITIVE_INFINITY, value } = input
  // The browser cuts longer text silently, pasted text too, so say that the field is full.
  const full = String(value ?? '').length >= maxLength ? texts.full(maxLength) : hint
  const isSecret = input.type === 'password'
  const invisible = isSecret ? null : texts.invisible(String(value ?? ''), mono === true)
  return (
    <Field
      {...pickField({ label, hint: invisible ?? full, error, className, labelHidden })}
      control={(wiring) => <input {...input} {...wiring} className={`${BOX} ${mono ? 'font-mono text-sm' : ''}`} />}
    />
  )
}

/**
 * A multi-line text field with a label, a hint and an error. With `mono` it takes a pasted document, whose reader says what it
 * left out; with `compared` a list of names or addresses, one a line.
 */
export function TextArea({
  label,
  hint,
  error,
  className,
  labelHidden,
  mono,
  compared = false,
  ...input
}: FieldProps & Mono & { compared?: boolean } & Omit<ComponentProps<'textarea'>, 'id' | 'className'>) {
  const note = useUiTexts().invisible(String(input.value ?? ''), compared)
  const invisible = mono && !compared ? null : note
  return (
    <Field
      {...pickField({ label, hint: invisible ?? hint, error, className, labelHidden })}
      control={(wiring) => <textarea {...input} {...wiring} className={`${BOX} ${mono ? 'font-mono text-sm' : ''}`} />}
    />
  )
}

/** A native select, which works well on phones and with screen readers. */
export function SelectField({
  label,
  hint,
  error,
  className,
  labelHidden,
  children,
  ...select
}: FieldProps & Omit<ComponentProps<'select'>, 'id' | 'className'>) {
  return (
    <Field
      {...pickField({ label, hint, error, className, labelHidden })}
      control={(wiring) => (
        <select {...select} {...wiring} className={BOX}>
          {children}
        </select>
      )}
    />
  )
}

type ChoiceProps<T extends string> = FieldProps & {
  value: T
  options: readonly T[]
  nameOf: (option: T) => ReactNode
  onChange: (option: T) => void
}

/** A select for options of a string type. It passes the chosen option with that type. */
export function ChoiceField<T extends string>({ value, options, nameOf, onChange, ...field }: ChoiceProps<T>) {
  const choose = (text: string) => {
    const chosen = options.find((option) => option === text)
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <SelectField {...field} value={value} onChange={({ target }) => choose(target.value)}>
      {options.map((option) => (
        <option key={option} value={option}>
          {nameOf(option)}
        </option>
      ))}
    </SelectField>
  )
}

/** A checkbox with a label and a hint. */
export function CheckField({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'>) {
  const id = useId()
  return (
    <div className="flex items-start gap-2">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 size-4 accent-accent"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-xs text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

type Loose<T> = { [K in keyof T]: T[K] | undefined }

/** Drops undefined properties, because `exactOptionalPropertyTypes` does not accept them for optional properties. */
function pickField({
  label,
  hint,
  error,
  className,
  labelHidden,
}: Loose<FieldProps> & { label: ReactNode }): FieldProps {
  return {
    label,
    ...(hint ? { hint } : {}),
    ...(error ? { error } : {}),
    ...(className ? { className } : {}),
    ...(labelHidden ? { labelHidden } : {}),
  }
}
