/** The prompt of TypeChat, shortened, and the TypeScript types that its rows demand. */
import { chat } from './requests.ts'

export const translate = (request: string, type: string, types: string) =>
  chat(
    `You are a service that translates user requests into JSON objects of type "${type}" according to the following TypeScript` +
      ` definitions:\n\`\`\`\n${types}\`\`\`\nThe following is a user request:\n"""\n${request}\n"""\nThe following is the user` +
      ' request translated into a JSON object with 2 spaces of indentation and no properties with the value undefined:\n',
  )

export const basketTypes = `// The following types describe an order at an ice cream van.

export interface Basket {
    lines: (OrderLine | NotUnderstood)[];
}

// Use this type for parts of the order that match nothing else
export interface NotUnderstood {
    type: "notunderstood",
    text: string; // The text that wasn't understood
}

export interface OrderLine {
    type: "orderline",
    treat: Treat;
    count: number;
}

export type Treat = Waffles | Sundaes | Shakes;

export interface Waffles {
    type: "Waffles";
    name: "plain waffle" | "cherry waffle" | "chocolate waffle" | "crepe";
    extras: (Spreads | Services)[];
}

export interface Spreads {
    type: "Spreads";
    name: "honey" | "plum jam" | "whipped cream";
    amount?: Amount;
}

export interface Services {
    type: "Services";
    name: "heated" | "cut in strips";
}

export interface Sundaes {
    type: "Sundaes";
    name: "banana split" | "peach melba" | "sundae" | "sundae royal" | "spaghetti ice" | "iced coffee";
    serving?: Serving;
    portion?: Portion;  // The default is "regular"
    extras?: (Toppings | Sauces)[];
}

export interface Shakes {
    type: "Shakes";
    name: "milkshake" | "smoothie";
    serving?: Serving;
    portion?: Portion;  // The default is "regular"
    extras?: (Toppings | Sauces)[];
}

export interface Sauces {
    type: "Sauces";
    name: "mango sauce" | "toffee sauce" | "nougat sauce" | "mint sauce";
    amount?: Amount;
}

export interface Toppings {
    type: "Toppings";
    name: "roasted nuts" | "coconut flakes" | "biscuit crumbs" | "sprinkles";
}

export type Serving = "cup" | "cone" | "takeaway" | "glass";

export type Portion = "mini" | "regular" | "big" | "giant";

export type Amount = "no" | "little" | "normal" | "double" | number;
`

export const diaryTypes = `// The following types define the structure of an object of type DiaryCommands that represents a list of commands for a practice diary

export type DiaryCommands = {
    commands: Command[];
};

export type Command =
    | EnterLessonCommand
    | InviteCommand
    | SearchLessonsCommand
    | UnclearCommand;

export type EnterLessonCommand = {
    commandType: 'enter lesson';
    lesson: Lesson;
};

export type InviteCommand = {
    commandType: 'invite';
    // lesson to be extended; if not specified assume the last lesson discussed
    lessonReference?: LessonReference;
    // new guests (one or more)
    guests: string[];
};

export type SearchLessonsCommand = {
    commandType: 'search lessons';
    // one or more properties of a lesson to search for
    lessonReference: LessonReference;
};

// if the text can not easily be understood as a command, this one is used
export interface UnclearCommand {
    commandType: 'unclear';
    // text that the system did not understand
    text: string;
}

export type TimeSpan = {
    begin?: string;
    end?: string;
    length?: string;
};

export type Lesson = {
    // date (example: June 3, 2025) or relative date
    day: string;
    timeSpan: TimeSpan;
    title: string;
    room?: string;
    // a list of people or named groups like 'choir'
    guests?: string[];
};

// properties used by the requester in referring to a lesson
// these properties are only specified if given directly by the requester
export type LessonReference = {
    // date (example: June 3, 2025) or relative date
    day?: string;
    // (examples: this month, this week, in the next two days)
    dayRange?: string;
    timeSpan?: TimeSpan;
    title?: string;
    room?: string;
    guests?: string[];
};
`

const desks = `{
  "Garage": {
    "name": "Garage",
    "description": "Repairs and services of cars and motorbikes"
  },
  "Converter": {
    "name": "Converter",
    "description": "Convert units, currencies and percentages"
  },
  "Travel": {
    "name": "Travel",
    "description": "Actions related to trains, flights, tickets, timetables"
  },
  "Florist": {
    "name": "Florist",
    "description": "Order bouquets, potted plants and wreaths"
  },
  "No Match": {
    "name": "No Match",
    "description": "Handles all unrecognized requests"
  }
}`

/** The prompt that picks the desk for a request. */
export const route = (request: string) =>
  translate(
    `\nClassify "${request}" using the following classification table:\n${desks}\n`,
    'DeskChoice',
    'interface DeskChoice {\n    // Names the desk that handles the request.\n    desk: string;\n}\n',
  )

export const opinionTypes =
  '// The following is a schema definition for judging the opinion of a review.\n\nexport interface OpinionResponse {\n' +
  '    opinion: "bad" | "indifferent" | "good";  // The opinion of the text\n}\n'

export const gardenTypes = `export interface GardenDiaryResponse {
    // ONLY present when ALL required information is known.
    // Otherwise, use 'message' to keep asking questions.
    entry?: GardenEntry;
    // Use this to ask questions and give pertinent responses
    message?: string;
    // Use this for parts of the user request not translated, off topic, etc.
    notTranslated?: string;
}

export interface GardenEntry {
    trouble?: Trouble[];
}

// Pest, Disease, Damage
export interface Trouble {
    // Fix any spelling mistakes
    plant: string;
    // When the trouble began.
    since: ApproxDate;
    // Always ask for the current state of the trouble
    state: "new" | "spreading" | "treated" | "over" | "unknown";
}

export interface ApproxDate {
    // Default: "unknown"
    displayText: string;
    // If a precise date can be set
    timestamp?: string;
}
`
