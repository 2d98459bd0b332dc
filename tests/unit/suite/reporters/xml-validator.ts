/** Validates XML against a schema with xmllint, Python with lxml, or a JDK, whichever is installed. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Returns the errors of the validator; empty when the file is valid. */
export type XmlValidator = (xsd: string, file: string) => string

const python = `import sys
from lxml import etree
etree.XMLSchema(etree.parse(sys.argv[1])).assertValid(etree.parse(sys.argv[2]))`

const java = `import java.io.File;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
public class Validate {
  public static void main(String[] args) throws Exception {
    SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new File(args[0])).newValidator()
      .validate(new StreamSource(new File(args[1])));
  }
}`

/** A validator; null if none is installed. */
export function findXmlValidator(): XmlValidator | null {
  if (has('xmllint', '--version')) return (xsd, file) => run('xmllint', '--noout', '--schema', xsd, file)
  if (has('python3', '-c', 'import lxml')) return (xsd, file) => run('python3', '-c', python, xsd, file)
  if (!has('javac', '-version')) return null
  return (xsd, file) => {
    const source = join(dirname(file), 'Validate.java')
    writeFileSync(source, java)
    return run('java', source, xsd, file)
  }
}

function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0
}

function run(command: string, ...args: string[]): string {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? '' : stderr || `${command} ended with ${status}`
}
