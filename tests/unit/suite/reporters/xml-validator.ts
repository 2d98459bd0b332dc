/** Validates XML against a schema with xmllint, Python with lxml, or a JDK, whichever is installed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Returns the errors of each file; empty where it is valid. One call validates all files, because a JDK takes a second to start and to
 * compile its program.
 */
export type XmlValidator = (xsd: string, files: readonly string[]) => string[]

const python = `import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
for file in sys.argv[2:]:
    try:
        schema.assertValid(etree.parse(file))
        print(file + ' validates')
    except etree.LxmlError as error:
        print(file + ': ' + str(error))`

const java = `import java.io.File;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
public class Validate {
  public static void main(String[] args) throws Exception {
    Schema schema = SchemaFactory.newInstance("http://www.w3.org/2001/XMLSchema").newSchema(new File(args[0]));
    for (int at = 1; at < args.length; at++)
      try {
        schema.newValidator().validate(new StreamSource(new File(args[at])));
        System.out.println(args[at] + " validates");
      } catch (org.xml.sax.SAXException error) {
        System.out.println(args[at] + ": " + error.getMessage());
      }
  }
}`

/** A validator; null if none is installed. */
export function findXmlValidator(): XmlValidator | null {
  if (has('xmllint', '--version')) return (xsd, files) => run(files, 'xmllint', '--noout', '--schema', xsd, ...files)
  if (has('python3', '-c', 'import lxml')) return (xsd, files) => run(files, 'python3', '-c', python, xsd, ...files)
  if (!has('javac', '-version')) return null
  return (xsd, files) => {
    const source = join(mkdtempSync(join(tmpdir(), 'validate-')), 'Validate.java')
    writeFileSync(source, java)
    return run(files, 'java', source, xsd, ...files)
  }
}

function has(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0
}

/** Runs a validator that prints `FILE validates` for each valid file, and errors that begin with the name of their file. */
function run(files: readonly string[], command: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  const lines = `${stdout}\n${stderr}`.split('\n')
  return files.map((file) => {
    if (lines.includes(`${file} validates`)) return ''
    return lines.filter((line) => line.startsWith(file)).join('\n') || stderr || `${command} ended with ${status}`
  })
}
