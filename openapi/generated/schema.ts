/* Generated from openapi/openapi.yaml and openapi/schemas by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */
export interface paths {
    "/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a conversation, whole or as a stream of events.
         * @description Streaming is chosen by stream in the body, never by Accept. A stream is text/event-stream: one `data: ` line a chunk, `data: [DONE]` at the end. A refusal is JSON with its status also when a stream was asked for.
         */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models this key may call.
         * @description Lists the models of this account with their abilities. The list is complete; there is no paging, and no route for a single model.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokenizers/estimate-token-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many tokens these messages take.
         * @description Counts the prompt tokens of a model and its messages as a chat request would. Nothing is generated and nothing is charged.
         */
        post: operations["estimateTokenCount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is left on the account.
         * @description Returns the available balance, which is the sum of vouchers and cash. At or below zero, chat requests are refused with 429.
         */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All files, without paging.
         * @description Lists every file of the account that was not deleted.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Upload a file.
         * @description Stores one file of at most 100 MB. Text is extracted from a file with the purpose file-extract; images and videos are referred to as ms://<file id> in messages.
         */
        post: operations["createFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a file, as its upload returned it.
                 * @example file_0123456789abcdef
                 */
                file_id: string;
            };
            cookie?: never;
        };
        /**
         * One file.
         * @description Returns the name, size, purpose and state of one file.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /**
         * Delete a file.
         * @description Deletes one file for good. A second deletion is answered with 404.
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a file, as its upload returned it.
                 * @example file_0123456789abcdef
                 */
                file_id: string;
            };
            cookie?: never;
        };
        /**
         * The extracted text of a file, or the lines of a batch file.
         * @description Returns the text that was extracted from a file with the purpose file-extract, or the lines of a batch file.
         */
        get: operations["getFileContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnswerMessage: {
            /**
             * @description Always assistant.
             * @constant
             */
            role: "assistant";
            /** @description The visible text; empty when the budget went into reasoning. */
            content: string | null;
            /** @description The reasoning text, after content. */
            reasoning_content?: string;
            /** @description The calls that the model asks for; absent where there is none. */
            tool_calls?: components["schemas"]["ToolCall"][];
        };
        /** @description An earlier answer, sent back as it came; with thinking on, one with tool_calls must carry reasoning_content. */
        AssistantMessage: {
            /**
             * @description Always assistant. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            role: "assistant";
            /** @description May be absent, empty or null beside tool_calls; refused when empty without them, except in a partial message. */
            content?: string | components["schemas"]["ContentPart"][] | null;
            /** @description Name of the participant; in partial mode part of the prefix. */
            name?: components["schemas"]["MessageName"];
            /** @description The reasoning text of that answer, beside content. Any string satisfies the echo rule, the empty one too. */
            reasoning_content?: string | null;
            /** @description The calls of that answer; each needs a tool message with its id. */
            tool_calls?: components["schemas"]["ToolCall"][] | null;
            /** @description On the last message, the answer continues this text without repeating it (partial mode). */
            partial?: boolean | null;
        };
        Balance: {
            /** @description 0 for success. */
            code: number;
            /** @description The amounts, in the currency of the host. */
            data: {
                /** @description Voucher and cash; at or below 0 inference is refused. */
                available_balance: number;
                /** @description Never negative. */
                voucher_balance: number;
                /** @description May be negative. */
                cash_balance: number;
            };
            /**
             * @description The code in hexadecimal.
             * @example 0x0
             */
            scode: string;
            /** @description true for success. */
            status: boolean;
        };
        /** @description A tool that runs on Moonshot's side, such as $web_search; its arguments are sent back unchanged as the tool result. */
        BuiltinTool: {
            /**
             * @description Always builtin_function. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "builtin_function";
            /** @description The tool of the service. */
            function: {
                /**
                 * @description Name of the tool.
                 * @enum {string}
                 */
                name: "$web_search";
            };
        };
        /** @description The answer to a request without stream. */
        ChatCompletion: {
            /** @description The id of the answer. */
            id: components["schemas"]["CompletionId"];
            /**
             * @description Always chat.completion.
             * @constant
             */
            object: "chat.completion";
            /** @description Unix seconds. */
            created: number;
            /** @description The id that was asked for. */
            model: string;
            /** @description The answers, one for each of n. */
            choices: components["schemas"]["Choice"][];
            /** @description The tokens that are charged. */
            usage: components["schemas"]["Usage"];
        };
        /** @description One event of a stream. */
        ChatCompletionChunk: {
            /** @description The id of the answer, the same in every chunk. */
            id: components["schemas"]["CompletionId"];
            /**
             * @description Always chat.completion.chunk.
             * @constant
             */
            object: "chat.completion.chunk";
            /** @description Unix seconds, the same in every chunk. */
            created: number;
            /** @description The id that was asked for. */
            model: string;
            /** @description Empty in the usage chunk that include_usage adds. */
            choices: components["schemas"]["ChunkChoice"][];
            /** @description fpv0_ and 8 hex. */
            system_fingerprint?: string | null;
            /** @description On the chunk that include_usage adds; null is tolerated elsewhere. */
            usage?: components["schemas"]["Usage"] | null;
        };
        /** @description Members not listed are accepted and ignored. */
        ChatCompletionRequest: {
            /** @description An exact id; an unknown one is 404. */
            model: string;
            /** @description The conversation so far. */
            messages: components["schemas"]["ChatMessage"][];
            /** @description Output budget, reasoning included. Wins over max_tokens. */
            max_completion_tokens?: number | null;
            /**
             * @deprecated
             * @description Older name of max_completion_tokens.
             */
            max_tokens?: number | null;
            /** @description Fixed on K2.5 and later (models.yaml). */
            temperature?: number | null;
            /** @description Fixed on K2.5 and later (models.yaml). */
            top_p?: number | null;
            /** @description 1 on K2.5 and later; up to 5 before, but 1 when temperature is near 0. */
            n?: number | null;
            /** @description Fixed on K2.5 and later (models.yaml). */
            presence_penalty?: number | null;
            /** @description Fixed on K2.5 and later (models.yaml). */
            frequency_penalty?: number | null;
            /** @description At most 5 strings of at most 32 bytes each; the matched text is not sent. */
            stop?: string | string[] | null;
            /** @description Form of the answer: text, any JSON object, or JSON of a schema. */
            response_format?: components["schemas"]["ResponseFormat"] | null;
            /**
             * @description Sends the answer as a stream of events.
             * @default false
             */
            stream?: boolean | null;
            /** @description Options of a stream. */
            stream_options?: components["schemas"]["StreamOptions"];
            /** @description The tools that the model may call. */
            tools?: components["schemas"]["Tool"][] | null;
            /** @description Which tool the model may or must call. */
            tool_choice?: components["schemas"]["ToolChoice"];
            /** @description Switches thinking on or off. */
            thinking?: components["schemas"]["ThinkingControl"];
            /**
             * @description low, high or max (default max) on K3 and K3.1; none switches thinking off; thinking.type outranks it.
             * @example low
             * @example high
             * @example max
             * @example none
             */
            reasoning_effort?: string | null;
            /**
             * @description Adds log probabilities to the answer.
             * @default false
             */
            logprobs?: boolean | null;
            /** @description Needs logprobs true, unless 0. */
            top_logprobs?: number | null;
            /** @description Text that much of the answer is expected to repeat. */
            prediction?: components["schemas"]["Prediction"];
            /** @description Session or task id. */
            prompt_cache_key?: string | null;
            /** @description Options of the prefix cache. */
            prompt_cache_options?: components["schemas"]["PromptCacheOptions"];
            /** @description Stable hashed id of the end user. */
            safety_identifier?: string | null;
            /** @description Refused. */
            logit_bias?: unknown;
            /** @description Accepted and ignored; not deterministic. */
            seed?: unknown;
            /** @description Accepted and ignored. */
            user?: unknown;
            /** @description Accepted and ignored. */
            top_k?: unknown;
            /** @description Accepted and ignored, any value. */
            service_tier?: unknown;
            /** @description Accepted and ignored. */
            parallel_tool_calls?: unknown;
            /** @description Accepted and ignored. */
            repetition_penalty?: unknown;
            /** @description Accepted and ignored. */
            store?: unknown;
            /** @description Accepted and ignored. */
            verbosity?: unknown;
            /** @description Accepted and ignored. */
            metadata?: unknown;
            /** @description Accepted and ignored. */
            do_sample?: unknown;
            /** @description Accepted and ignored. */
            partial_mode?: unknown;
        };
        /** @description One message of the conversation. */
        ChatMessage: components["schemas"]["SystemMessage"] | components["schemas"]["UserMessage"] | components["schemas"]["AssistantMessage"] | components["schemas"]["ToolMessage"];
        Choice: {
            /** @description Position of the choice, from 0. */
            index: number;
            /** @description The message of the assistant. */
            message: components["schemas"]["AnswerMessage"];
            /** @description Why the choice ended. */
            finish_reason: components["schemas"]["FinishReason"];
            /** @description Log probabilities of the tokens, where logprobs was true. */
            logprobs?: components["schemas"]["Logprobs"];
        };
        /** @description finish_reason is sent with every chunk (null until the end); a missing key is judged by a named check, not by this schema. */
        ChunkChoice: {
            /** @description Position of the choice, from 0. */
            index: number;
            /** @description What this chunk adds to the message. */
            delta: components["schemas"]["Delta"];
            /**
             * @description null until the last chunk of the choice.
             * @enum {string|null}
             */
            finish_reason?: "stop" | "length" | "tool_calls" | "content_filter" | null;
            /** @description On the chunk that ends the choice, always. */
            usage?: components["schemas"]["Usage"];
            /** @description Log probabilities of the tokens in this chunk. */
            logprobs?: components["schemas"]["Logprobs"];
        };
        /** @description Opaque to a client. */
        CompletionId: string;
        /** @description Sent by thinking models; moonshot-v1 has the three counters only. */
        CompletionTokensDetails: {
            /** @description Tokens of the reasoning text. */
            reasoning_tokens?: number;
        };
        ContentPart: components["schemas"]["TextPart"] | components["schemas"]["ImagePart"] | components["schemas"]["VideoPart"];
        Delta: {
            /**
             * @description In the first chunk only; null or repeated roles are judged by named checks.
             * @enum {string|null}
             */
            role?: "assistant" | null;
            /** @description The empty string in the first chunk; null in the first chunk of a $web_search call. */
            content?: string | null;
            /** @description A piece of the reasoning; the empty string marks its end, in a separate chunk. */
            reasoning_content?: string;
            /** @description Pieces of tool calls. */
            tool_calls?: components["schemas"]["ToolCallDelta"][];
        };
        /** @description What the API says when it refuses. */
        ErrorEnvelope: {
            /** @description The error. */
            error: {
                /** @description What is wrong, for people. */
                message: string;
                /** @description The empty string once: the content of a file whose extraction failed. */
                type: string;
                /** @description A further code, where there is one. */
                code?: string | number | null;
                /** @description The parameter at fault, where it is named. */
                param?: string | null;
                /** @description Id of the request. */
                request_id?: string;
            };
            /** @description Never present; it belongs to the Anthropic Messages format. */
            type?: unknown;
        };
        /** @description The extracted text. */
        FileContent: {
            /** @description The extracted text. */
            content: string;
            /** @description Media type of the file. */
            file_type: string;
            /** @description Name of the file. */
            filename: string;
            /** @description Title of the document; often empty. */
            title: string;
            /**
             * @description Always file.
             * @constant
             */
            type: "file";
        };
        FileDeleted: {
            /** @description Whether the file was deleted. */
            deleted: boolean;
            /** @description Id of the file. */
            id: string;
            /**
             * @description Always file.
             * @constant
             */
            object: "file";
        };
        FileList: {
            /**
             * @description Always list.
             * @constant
             */
            object: "list";
            /** @description The files. */
            data: components["schemas"]["FileObject"][];
        };
        FileObject: {
            /** @description Id of the file. */
            id: string;
            /**
             * @description Always file.
             * @constant
             */
            object: "file";
            /** @description Size in bytes. */
            bytes: number;
            /** @description Unix seconds. */
            created_at: number;
            /** @description Name of the file as uploaded. */
            filename: string;
            /** @description Echo of the purpose it was uploaded with. */
            purpose: string;
            /**
             * @description State of the extraction.
             * @example ok
             * @example ready
             */
            status: string;
            /** @description Why the extraction failed; else empty. */
            status_details?: string;
        };
        FileUpload: {
            /** @description Not empty, at most 100 MB. */
            file: string;
            /**
             * @description What the file is for.
             * @enum {string}
             */
            purpose: "file-extract" | "image" | "video" | "batch";
        };
        /**
         * @description Why the answer ended.
         * @enum {string}
         */
        FinishReason: "stop" | "length" | "tool_calls" | "content_filter";
        FunctionDefinition: {
            /** @description A letter or underscore first, then letters, digits, underscores and dashes. */
            name: string;
            /** @description What the function does. */
            description?: string | null;
            /** @description The schema of its arguments. */
            parameters?: components["schemas"]["FunctionParameters"];
            /**
             * @description Whether the arguments are constrained to the schema.
             * @default true
             */
            strict?: boolean | null;
        };
        /** @description A JSON Schema in Moonshot's flavour (MFJS, https://github.com/MoonshotAI/walle) whose root is an object. */
        FunctionParameters: ({
            /**
             * @description Always object; needed beside any other member.
             * @constant
             */
            type?: "object";
        } & {
            [key: string]: unknown;
        }) | null;
        /** @description A function of the caller. */
        FunctionTool: {
            /**
             * @description Always function. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "function";
            /** @description The function. */
            function: components["schemas"]["FunctionDefinition"];
        };
        /** @description What the gateway says about a path it does not know, before authentication. */
        GatewayError: {
            /**
             * @description Always 5.
             * @constant
             */
            code: 5;
            /**
             * @description Always url.not_found.
             * @constant
             */
            error: "url.not_found";
            /** @description What is wrong, for people. */
            message: string;
            /** @description Echo of the method. */
            method: string;
            /**
             * @description The code in hexadecimal.
             * @constant
             */
            scode: "0x5";
            /**
             * @description Always false.
             * @constant
             */
            status: false;
            /** @description Echo of the User-Agent. */
            ua: string;
            /** @description Echo of the path. */
            url: string;
        };
        ImagePart: {
            /**
             * @description Always image_url. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "image_url";
            /** @description The image. */
            image_url: components["schemas"]["MediaReference"];
        };
        Logprobs: {
            /** @description One entry for each token of content. */
            content?: components["schemas"]["TokenLogprob"][] | null;
        } | null;
        /** @description data:<mime>;base64,… or ms://<file_id>, as a bare string or under url. http(s) is refused. */
        MediaReference: string | {
            /** @description data:<mime>;base64,… or ms://<file_id>. */
            url: string;
        };
        /** @description Text, or parts; not empty. */
        MessageContent: string | components["schemas"]["ContentPart"][];
        /** @description Optional name of the participant, on any message; in partial mode part of the prefix. */
        MessageName: string | null;
        /** @description One model this key may call. Entries without object, created or owned_by are judged by a named check. */
        Model: {
            /** @description The id for the member model of a request. */
            id: string;
            /**
             * @description Always model.
             * @constant
             */
            object?: "model";
            /** @description Unix seconds. */
            created?: number;
            /**
             * @description Owner of the model.
             * @example moonshot
             */
            owned_by?: string;
            /** @description Permissions, in the form of OpenAI's older API. */
            permission?: components["schemas"]["ModelPermission"][];
            /** @description The empty string. */
            root?: string;
            /** @description The empty string. */
            parent?: string;
            /** @description Tokens of prompt and answer together. */
            context_length?: number;
            /** @description Whether messages may hold images. */
            supports_image_in?: boolean;
            /** @description Whether messages may hold videos. */
            supports_video_in?: boolean;
            /** @description Whether the model can think. */
            supports_reasoning?: boolean;
            /** @description Whether system messages may add tools. */
            supports_dynamic_tools?: boolean;
            /**
             * @description Whether thinking is always on (only), can be switched (both), or never on (no).
             * @enum {string}
             */
            supports_thinking_type?: "only" | "both" | "no";
            /** @description The efforts of thinking. */
            think_efforts?: components["schemas"]["ModelEfforts"];
            /** @description The same under its newer name. */
            reasoning_efforts?: components["schemas"]["ModelEfforts"];
            /** @description Name for people. */
            display_name?: string;
            /** @description Whether the model can call tools. */
            supports_tool_use?: boolean;
            /** @description The protocol of the model. */
            protocol?: string;
        };
        /** @description Only on kimi-k3 and its successors. */
        ModelEfforts: {
            /** @description Whether the effort can be chosen. */
            support: boolean;
            /** @description The efforts that can be chosen. */
            valid_efforts?: string[];
            /** @description The effort where none is chosen. */
            default_effort?: string;
        };
        ModelList: {
            /**
             * @description Always list.
             * @constant
             */
            object: "list";
            /** @description The models. */
            data: components["schemas"]["Model"][];
        };
        ModelPermission: {
            /** @description Unix seconds. */
            created?: number;
            /** @description Id of the permission. */
            id?: string;
            /** @description Always model_permission. */
            object?: string;
            /** @description In the form of OpenAI's older API. */
            allow_create_engine?: boolean;
            /** @description In the form of OpenAI's older API. */
            allow_sampling?: boolean;
            /** @description In the form of OpenAI's older API. */
            allow_logprobs?: boolean;
            /** @description In the form of OpenAI's older API. */
            allow_search_indices?: boolean;
            /** @description In the form of OpenAI's older API. */
            allow_view?: boolean;
            /** @description In the form of OpenAI's older API. */
            allow_fine_tuning?: boolean;
            /** @description In the form of OpenAI's older API. */
            organization?: string;
            /** @description In the form of OpenAI's older API. */
            group?: string;
            /** @description In the form of OpenAI's older API. */
            is_blocking?: boolean;
        };
        /** @description Forces one function; refused while thinking is on. */
        NamedToolChoice: {
            /**
             * @description Always function.
             * @constant
             */
            type: "function";
            /** @description The function that must be called. */
            function: {
                /** @description Its name, one of tools. */
                name: string;
            };
        };
        /** @description An unknown model or file (error envelope), or an unknown path (gateway). */
        NotFoundError: components["schemas"]["ErrorEnvelope"] | components["schemas"]["GatewayError"];
        Prediction: {
            /**
             * @description Always content.
             * @constant
             */
            type: "content";
            /** @description The predicted text. */
            content: string | components["schemas"]["TextPart"][];
        } | null;
        PromptCacheOptions: {
            /**
             * @description Always implicit.
             * @enum {string|null}
             */
            mode?: "implicit" | null;
            /**
             * @description How long the prefix is kept.
             * @default 5m
             * @enum {string|null}
             */
            ttl?: "5m" | "1h" | null;
        } | null;
        /** @description Present on a cache hit. */
        PromptTokensDetails: {
            /** @description The same number as the top-level cached_tokens. */
            cached_tokens?: number;
        };
        ResponseFormat: components["schemas"]["ResponseFormatText"] | components["schemas"]["ResponseFormatJsonObject"] | components["schemas"]["ResponseFormatJsonSchema"];
        ResponseFormatJsonObject: {
            /**
             * @description Always json_object. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "json_object";
        };
        ResponseFormatJsonSchema: {
            /**
             * @description Always json_schema. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "json_schema";
            /** @description The schema with its name. */
            json_schema: {
                /** @description Name of the schema. */
                name: string;
                /** @description What the JSON is for. */
                description?: string | null;
                /** @description A JSON Schema in Moonshot's flavour (MFJS). */
                schema: Record<string, never>;
                /**
                 * @description Default true, where OpenAI's is false.
                 * @default true
                 */
                strict?: boolean | null;
            };
        };
        ResponseFormatText: {
            /**
             * @description Always text. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "text";
        };
        /** @description Accepted without stream, too. */
        StreamOptions: {
            /**
             * @description Adds a last chunk with choices empty and usage at top level.
             * @default false
             */
            include_usage?: boolean | null;
            /** @description Asked of vendors by Moonshot's suite. */
            include_internal_content?: boolean | null;
            /** @description Asked of vendors by Moonshot's suite: usage in every chunk. */
            continuous_usage_stats?: boolean | null;
        } | null;
        /** @description Instructions; on K3 also new tools in mid-conversation (tools present, content absent). */
        SystemMessage: {
            /**
             * @description Always system. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            role: "system";
            /** @description The instructions. */
            content?: components["schemas"]["MessageContent"];
            /** @description Name of the participant. */
            name?: components["schemas"]["MessageName"];
            /** @description Tools added from here on (models with dynamic tools). */
            tools?: components["schemas"]["Tool"][] | null;
        };
        TextPart: {
            /**
             * @description Always text. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "text";
            /** @description The text. */
            text: string;
        };
        /** @description Switches thinking; which forms a model takes stands in models.yaml. */
        ThinkingControl: {
            /**
             * @description enabled when left out or null.
             * @enum {string|null}
             */
            type?: "enabled" | "disabled" | null;
            /**
             * @description all keeps the reasoning_content of earlier turns.
             * @enum {string|null}
             */
            keep?: "all" | null;
            /**
             * @description low, high or max; ignored when disabled; wins over the top-level reasoning_effort.
             * @example low
             * @example high
             * @example max
             */
            effort?: string | null;
        } | null;
        TokenBytes: number[] | null;
        TokenCount: {
            /** @description 0 for success. */
            code: number;
            /** @description The counts. */
            data: {
                /** @description Prompt tokens of the messages. */
                total_tokens: number;
            };
            /**
             * @description The code in hexadecimal.
             * @example 0x0
             */
            scode: string;
            /** @description true for success. */
            status: boolean;
        };
        /** @description The same messages as a chat request; there is no tools member. */
        TokenCountRequest: {
            /** @description The model whose tokenizer counts. */
            model: string;
            /** @description The conversation to count. */
            messages: components["schemas"]["ChatMessage"][];
        };
        TokenLogprob: {
            /** @description The text of the token. */
            token: string;
            /** @description Natural logarithm of its probability. */
            logprob: number;
            /** @description The UTF-8 bytes of the token. */
            bytes: components["schemas"]["TokenBytes"];
            /** @description The most likely tokens at this position, as many as top_logprobs asks for. */
            top_logprobs: {
                /** @description The text of the token. */
                token: string;
                /** @description Natural logarithm of its probability. */
                logprob: number;
                /** @description The UTF-8 bytes of the token. */
                bytes: components["schemas"]["TokenBytes"];
            }[];
        };
        /** @description A tool the model may call. */
        Tool: components["schemas"]["FunctionTool"] | components["schemas"]["BuiltinTool"];
        /** @description A whole call, as an answer carries it and as history sends it back. */
        ToolCall: {
            /** @description Position of the call. */
            index?: number;
            /** @description Opaque to a client. */
            id: string;
            /** @description Kind of the tool. */
            type: components["schemas"]["ToolCallType"];
            /** @description The function and its arguments. */
            function: {
                /** @description Name of the function. */
                name: string;
                /** @description JSON text. */
                arguments: string;
            };
        };
        /** @description A piece of a call in a stream: a slot first (index, id, type, name, empty arguments), then index and arguments only. */
        ToolCallDelta: {
            /** @description Position of the call that this piece belongs to. */
            index: number;
            /** @description Id of the call, in its first piece. */
            id?: string;
            /** @description Kind of the tool, in the first piece. */
            type?: components["schemas"]["ToolCallType"];
            /** @description The function, or the next piece of its arguments. */
            function?: {
                /** @description Name of the function, in the first piece. */
                name?: string;
                /** @description The next piece of the JSON text. */
                arguments?: string;
            };
        };
        /** @enum {string} */
        ToolCallType: "function" | "builtin_function";
        /** @description Which tool the model may or must call. What is allowed with thinking on differs by model (models.yaml). */
        ToolChoice: ("auto" | "none" | "required" | "" | null) | components["schemas"]["NamedToolChoice"];
        /** @description The result of one call. */
        ToolMessage: {
            /**
             * @description Always tool. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            role: "tool";
            /** @description The id of the call that this result answers. */
            tool_call_id: string;
            /** @description The result. */
            content: components["schemas"]["ToolResultContent"];
            /** @description Name of the tool. */
            name?: components["schemas"]["MessageName"];
        };
        /** @description Text, or parts; may be empty. */
        ToolResultContent: string | components["schemas"]["ContentPart"][];
        /** @description Counters of one answer. `prompt_tokens` includes cached tokens, `completion_tokens` includes reasoning tokens, `total_tokens` is the sum. */
        Usage: {
            /** @description Tokens of the request, cached ones included. */
            prompt_tokens: number;
            /** @description Tokens of the answer, reasoning included. */
            completion_tokens: number;
            /** @description The sum of the two. */
            total_tokens: number;
            /** @description Prompt tokens served from the prefix cache; absent on a cache miss. */
            cached_tokens?: number;
            /** @description What the completion tokens consist of. */
            completion_tokens_details?: components["schemas"]["CompletionTokensDetails"];
            /** @description What the prompt tokens consist of. */
            prompt_tokens_details?: components["schemas"]["PromptTokensDetails"];
        };
        UserMessage: {
            /**
             * @description Always user. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            role: "user";
            /** @description What the user says. */
            content: components["schemas"]["MessageContent"];
            /** @description Name of the participant. */
            name?: components["schemas"]["MessageName"];
        };
        VideoPart: {
            /**
             * @description Always video_url. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "video_url";
            /** @description The video. */
            video_url: components["schemas"]["MediaReference"];
        };
    };
    responses: {
        /** @description The request breaks a rule. */
        BadRequest: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The request breaks a rule. */
        ChatBadRequest: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The client went away. */
        ClientClosedRequest: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The upload breaks a rule. */
        FileBadRequest: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No such file. */
        FileNotFound: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The file could not be read. */
        FileServerError: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The key may not do this. */
        Forbidden: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The gateway gave up; an HTML page, no JSON. */
        GatewayTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description An unknown, retired or forbidden model; or an unknown path. */
        ModelNotFound: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description Too many requests or tokens, no money, or an overloaded engine. */
        RateLimited: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "X-Retry-After": components["headers"]["X-Retry-After"];
                "Msh-Cooldown-Seconds": components["headers"]["Msh-Cooldown-Seconds"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The server failed. */
        ServerError: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The service is not available. */
        ServerUnavailable: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No key, a wrong key, or a key of the other host. */
        Unauthorized: {
            headers: {
                "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Tokens served from the prefix cache; only on a cache hit. */
        "Msh-Context-Cache-Token-Saved": number;
        /** @description The same number as Retry-After. */
        "Msh-Cooldown-Seconds": number;
        /** @description UUID version 1. */
        "Msh-Request-Id": string;
        /** @description reqsigv1_ and more; when the request carried X-Msh-Request-Nonce. */
        "Msh-Request-Signature": string;
        /** @description Unix milliseconds; when the request carried X-Msh-Request-Nonce. */
        "Msh-Request-Timestamp": number;
        /** @description The constant on. */
        "Msh-Trace-Mode": string;
        /** @description Seconds to wait; on a rate limit, equal to the next two. Recorded overload and quota refusals carry none of the three, although the help centre says to honour it there. */
        "Retry-After": number;
        /** @description 32 hexadecimal digits. */
        "X-Msh-Trace-Id": string;
        /** @description Optional; promised by the help centre, in no recording. */
        "X-RateLimit-Limit": number;
        /** @description Optional; promised by the help centre, in no recording. */
        "X-RateLimit-Remaining": number;
        /** @description Optional; documented by the help centre, absent from all recordings. Its unit is not known. */
        "X-RateLimit-Reset": string;
        /** @description The same number as Retry-After. */
        "X-Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Asks for a signature of the response; one non-empty value, UUID v4 advised. */
                "X-Msh-Request-Nonce"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatCompletionRequest"];
            };
        };
        responses: {
            /** @description The answer; text/event-stream when the request has stream true. */
            200: {
                headers: {
                    "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                    "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                    "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                    "Msh-Context-Cache-Token-Saved": components["headers"]["Msh-Context-Cache-Token-Saved"];
                    "Msh-Request-Timestamp": components["headers"]["Msh-Request-Timestamp"];
                    "Msh-Request-Signature": components["headers"]["Msh-Request-Signature"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCompletion"];
                    "text/event-stream": components["schemas"]["ChatCompletionChunk"];
                };
            };
            400: components["responses"]["ChatBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            429: components["responses"]["RateLimited"];
            499: components["responses"]["ClientClosedRequest"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServerUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    "Msh-Request-Id": components["headers"]["Msh-Request-Id"];
                    "Msh-Trace-Mode": components["headers"]["Msh-Trace-Mode"];
                    "X-Msh-Trace-Id": components["headers"]["X-Msh-Trace-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    estimateTokenCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenCountRequest"];
            };
        };
        responses: {
            /** @description The estimate. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ModelNotFound"];
            500: components["responses"]["ServerError"];
        };
    };
    getBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance, USD on .ai, CNY on .cn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerError"];
        };
    };
    listFiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["ServerError"];
        };
    };
    createFile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileUpload"];
            };
        };
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileObject"];
                };
            };
            400: components["responses"]["FileBadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["FileServerError"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a file, as its upload returned it.
                 * @example file_0123456789abcdef
                 */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileObject"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["FileNotFound"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a file, as its upload returned it.
                 * @example file_0123456789abcdef
                 */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileDeleted"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["FileNotFound"];
            500: components["responses"]["ServerError"];
        };
    };
    getFileContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a file, as its upload returned it.
                 * @example file_0123456789abcdef
                 */
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileContent"];
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["FileNotFound"];
            500: components["responses"]["FileServerError"];
        };
    };
}
