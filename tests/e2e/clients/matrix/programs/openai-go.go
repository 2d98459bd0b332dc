// github.com/openai/openai-go
package main

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/shared"
)

type message = openai.ChatCompletionMessageParamUnion

var (
	client = openai.NewClient(option.WithBaseURL(url), option.WithAPIKey(apiKey), option.WithMaxRetries(0))
	tools  = []openai.ChatCompletionToolUnionParam{openai.ChatCompletionFunctionTool(shared.FunctionDefinitionParam{
		Name: "get_weather", Description: openai.String("Weather of a city"), Parameters: city,
	})}
	background = context.Background()
)

func requestOf(history ...message) openai.ChatCompletionNewParams {
	return openai.ChatCompletionNewParams{Model: model, Messages: history}
}

func hello() openai.ChatCompletionNewParams { return requestOf(openai.UserMessage("Hello")) }

func ask(request openai.ChatCompletionNewParams) openai.ChatCompletionMessage {
	answer, err := client.Chat.Completions.New(background, request)
	must(err)
	return answer.Choices[0].Message
}

func read(request openai.ChatCompletionNewParams, each func(openai.ChatCompletionChunk)) error {
	stream := client.Chat.Completions.NewStreaming(background, request)
	defer stream.Close()
	for stream.Next() {
		each(stream.Current())
	}
	return stream.Err()
}

// loop answers the calls with the message that ToParam makes. Kimi refuses it, since it has no reasoning_content, and answers when the
// program adds that member.
func loop(text string, calls int) defect {
	return defect{"ToParam() drops reasoning_content, so the second request is refused with 400, as on the service; " +
		"with SetExtraFields the loop ends well", func() {
		request := requestOf(openai.UserMessage(text))
		request.Tools = tools
		first := ask(request)
		check(len(first.ToolCalls) == calls, "another number of calls")
		sent := first.ToAssistantMessageParam()
		request.Messages = append(request.Messages, message{OfAssistant: &sent})
		for _, call := range first.ToolCalls {
			request.Messages = append(request.Messages, openai.ToolMessage("21 degrees", call.ID))
		}
		_, err := client.Chat.Completions.New(background, request)
		check(strings.Contains(refusalOf(err).Message, "reasoning_content is missing"), "refused for another reason")
		sent.SetExtraFields(object{"reasoning_content": reasoningOf(first)})
		last := ask(request).Content
		check(strings.Contains(last, "21 degrees"), last)
	}}
}

func reasoningOf(message openai.ChatCompletionMessage) string {
	var text string
	must(json.Unmarshal([]byte(message.JSON.ExtraFields["reasoning_content"].Raw()), &text))
	check(text != "", "no reasoning")
	return text
}

func refusalOf(err error) *openai.Error {
	var refused *openai.Error
	check(errors.As(err, &refused), "not refused")
	return refused
}

func main() {
	runRows(map[string]any{
		"chat": func() { check(ask(hello()).Content != "", "no text") },
		"stream": func() {
			text := ""
			must(read(hello(), func(chunk openai.ChatCompletionChunk) { text += chunk.Choices[0].Delta.Content }))
			check(text != "", "no text")
		},
		"multi-turn": func() {
			first := openai.UserMessage("My name is Ada.")
			last := ask(requestOf(first, ask(requestOf(first)).ToParam(), openai.UserMessage("What is my name?"))).Content
			check(strings.Contains(last, "Ada"), last)
		},
		"tool-loop":      loop(question, 1),
		"parallel-tools": loop(questionOfTwo, 2),
		"vision": func() {
			last := ask(requestOf(openai.UserMessage([]openai.ChatCompletionContentPartUnionParam{
				openai.TextContentPart("What is this?"),
				openai.ImageContentPart(openai.ChatCompletionContentPartImageImageURLParam{URL: image}),
			}))).Content
			check(strings.Contains(last, "image"), last)
		},
		"json_object": func() {
			request := requestOf(openai.UserMessage(bobAsJSON))
			request.ResponseFormat.OfJSONObject = &shared.ResponseFormatJSONObjectParam{}
			checkBob(ask(request).Content)
		},
		"json_schema": func() {
			request := requestOf(openai.UserMessage(bob))
			request.ResponseFormat.OfJSONSchema = &shared.ResponseFormatJSONSchemaParam{
				JSONSchema: shared.ResponseFormatJSONSchemaJSONSchemaParam{Name: "person", Schema: person, Strict: openai.Bool(true)},
			}
			checkBob(ask(request).Content)
		},
		"reasoning": func() { reasoningOf(ask(hello())) },
		"stream-usage": func() {
			request := hello()
			request.StreamOptions.IncludeUsage = openai.Bool(true)
			total := int64(0)
			must(read(request, func(chunk openai.ChatCompletionChunk) { total = max(total, chunk.Usage.TotalTokens) }))
			check(total > 0, "no usage")
		},
		"401": func() {
			_, err := client.Chat.Completions.New(background, hello(), option.WithAPIKey("sk-wrong"))
			check(refusalOf(err).StatusCode == 401, "another status")
		},
		"429-retried": func() {
			nextIs("rate_limit_reached_error.rpm", 2)
			_, err := client.Chat.Completions.New(background, hello(), option.WithMaxRetries(2))
			must(err)
			check(statuses() == "[429 429 200]", statuses())
		},
		"abort": func() {
			reply(longReply)
			stream := client.Chat.Completions.NewStreaming(background, hello())
			check(stream.Next(), "no chunk")
			stream.Close()
			checkLeft()
		},
		"broken-stream": func() {
			nextIs("stream-cut", 1)
			check(read(hello(), func(openai.ChatCompletionChunk) {}) != nil, "no error")
		},
		"timeout": func() {
			reply(lateReply)
			_, err := client.Chat.Completions.New(background, hello(), option.WithRequestTimeout(500*time.Millisecond))
			check(errors.Is(err, context.DeadlineExceeded), "not a deadline error")
		},
	})
}
