/** Format instructions that libraries add to a prompt, shortened to their distinctive lines. */

/** LangChain in Python: the parser for pydantic. */
export const langchainFormat = (schema: object) =>
  'The output should be formatted as a JSON instance that conforms to the JSON schema below.\n\n' +
  'As an example, for the schema {"properties": {"foo": {"title": "Foo", "description": "a list of strings", "type": "array",' +
  ' "items": {"type": "string"}}}, "required": ["foo"]}\nthe object {"foo": ["bar", "baz"]} is a well-formatted instance of the' +
  ' schema. The object {"properties": {"foo": ["bar", "baz"]}} is not well-formatted.\n\n' +
  `Here is the output schema:\n\`\`\`\n${JSON.stringify(schema)}\n\`\`\``

/** LangChain in JavaScript: the structured parser. */
export const langchainJsFormat = (schema: object) =>
  'You must format your output as a JSON value that adheres to a given "JSON Schema" instance.\n\n' +
  'For example, the example "JSON Schema" instance {{"properties": {{"foo": {{"description": "a list of test words", "type":' +
  ' "array", "items": {{"type": "string"}}}}}}, "required": ["foo"]}}\nwould match an object with one required property, "foo".\n' +
  'Thus, the object {{"foo": ["bar", "baz"]}} is a well-formatted instance of this example "JSON Schema". The object' +
  ' {{"properties": {{"foo": ["bar", "baz"]}}}} is not well-formatted.\n\nYour output will be parsed and type-checked according to' +
  ' the provided schema instance.\n\nHere is the JSON Schema instance your output must adhere to. Include the enclosing markdown' +
  ` codeblock:\n\`\`\`json\n${JSON.stringify({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' })}\n\`\`\`\n`

/** Spring AI: the converter for beans. */
export const springFormat = (schema: object) =>
  'Your response should be in JSON format.\nDo not include any explanations, only provide a RFC8259 compliant JSON response' +
  ' following this format without deviation.\nDo not include markdown code blocks in your response.\nRemove the ```json markdown' +
  ' from the output.\nHere is the JSON Schema instance your output must adhere to:\n' +
  `\`\`\`${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }, null, 2)}\`\`\`\n`
