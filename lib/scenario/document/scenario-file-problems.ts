/** What can be wrong with a scenario file, in English; the German catalogue has the same codes. */
export const FILE_PROBLEMS = {
  EMPTY_FILE: 'The file is empty.',
  FILE_TOO_LARGE: 'The file has more than {limit} characters.',
  FILE_TOO_DEEP: 'The file is nested more than {limit} levels deep.',
  FILE_NOT_JSON: 'The file is not JSON, or it breaks off. Export the scenario again and choose the whole file.',
  NO_SCENARIO_FILE: 'This is no scenario file. Choose a file that was made by exporting a scenario here.',
  CONNECTORS_FILE:
    'This is an export of connectors, not a scenario. Choose “New scenario”, then “Paste Get-InboundConnector”.',
  COLLECTOR_FILE:
    'This is the file of the collector, not a scenario. Choose “New scenario”, then “Read the whole tenant”.',
  NEWER_FILE: 'The file has version {value}, which is newer than this program. Use a newer one to read it.',
  UNKNOWN_VERSION: 'The file has version {value}, which there never was, or it is not whole.',
  BEYOND_LIMIT: '{path} holds too much: {detail}.',
  WRONG_VALUE: '{path}: {value} cannot be read; {detail}.',
} as const

export type FileProblemCode = keyof typeof FILE_PROBLEMS
