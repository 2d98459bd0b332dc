/** The parts of which a request without tools consists, and schemas with the type of their values. */

interface Turn {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export type Turns = readonly (string | Turn)[]

export const system = (content: string): Turn => ({ role: 'system', content })
export const assistant = (content: string): Turn => ({ role: 'assistant', content })

/** The messages of a request; a plain text is a turn of the user. */
export function chat(...turns: Turns): { messages: Turn[] } {
  return { messages: turns.map((turn) => (typeof turn === 'string' ? { role: 'user', content: turn } : turn)) }
}

/** The member `response_format` of a request that demands a value of the schema. */
export function demand(name: string, schema: object) {
  return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
}

/** The same for any JSON object. */
export const jsonObject = { response_format: { type: 'json_object' } }

export const text = { type: 'string' } as const
export const integer = { type: 'integer' } as const
export const number = { type: 'number' } as const
export const boolean = { type: 'boolean' } as const

export const list = <const S extends object>(items: S) => ({ type: 'array', items }) as const
export const oneOf = <const T extends string>(...values: T[]) => ({ type: 'string', enum: values }) as const
export const orNull = <const S extends object>(schema: S) => ({ anyOf: [schema, { type: 'null' }] }) as const
export const described = <const S extends object>(schema: S, description: string) => ({ ...schema, description })

/** An object in which every member is required but those named last. */
export function object<const P extends Readonly<Record<string, object>>, const O extends keyof P = never>(
  properties: P,
  ...optional: O[]
) {
  const required = Object.keys(properties).filter((name) => !(optional as PropertyKey[]).includes(name))
  return {
    type: 'object',
    properties,
    required: required as unknown as readonly Exclude<keyof P, O>[],
    additionalProperties: false,
  } as const
}

/** The type of the values that a schema describes. */
export type Value<S> = S extends { readonly const: infer C }
  ? C
  : S extends { readonly enum: readonly (infer E)[] }
    ? E
    : S extends { readonly anyOf: readonly (infer A)[] }
      ? Value<A>
      : S extends { readonly type: 'array'; readonly items: infer I }
        ? readonly Value<I>[]
        : S extends { readonly type: 'object'; readonly properties: infer P; readonly required: readonly (infer R)[] }
          ? { readonly [K in keyof P & R]: Value<P[K]> } & { readonly [K in Exclude<keyof P, R>]?: Value<P[K]> }
          : S extends { readonly type: 'string' }
            ? string
            : S extends { readonly type: 'integer' | 'number' }
              ? number
              : S extends { readonly type: 'boolean' }
                ? boolean
                : S extends { readonly type: 'null' }
                  ? null
                  : unknown
