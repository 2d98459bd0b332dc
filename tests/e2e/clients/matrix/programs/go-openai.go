// github.com/sashabaranov/go-openai
package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
)

type messages = []openai.ChatCompletionMessage

var (
	client = clientOf(apiKey)
	tools  = []openai.Tool{{Type: openai.ToolTypeFunction, Function: &openai.FunctionDefinition{
		Name: "get_weather", Description: "Weather of a city", Parameters: city,
	}}}
)

func clientOf(key string) *openai.Client {
	config := openai.DefaultConfig(key)
	config.BaseURL = url
	return openai.NewClientWithConfig(config)
}

func user(text string) openai.ChatCompletionMessage {
	return openai.ChatCompletionMessage{Role: "user", Content: text}
}

func requestOf(history ...openai.ChatCompletionMessage) openai.ChatCompletionRequest {
	return openai.ChatCompletionRequest{Model: model, Messages: history}
}

func ask(request openai.ChatCompletionRequest) openai.ChatCompletionMessage {
	answer, err := client.CreateChatCompletion(context.Background(), request)
	must(err)
	return answer.Choices[0].Message
}

func read(request openai.ChatCompletionRequest, each func(openai.ChatCompletionStreamResponse)) error {
	stream, err := client.CreateChatCompletionStream(context.Background(), request)
	must(err)
	defer stream.Close()
	for {
		chunk, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		each(chunk)
	}
}

func loop(text string, calls int) func() {
	return func() {
		request := requestOf(user(text))
		request.Tools = tools
		first := ask(request)
		check(len(first.ToolCalls) == calls, "another number of calls")
		check(first.ReasoningContent != "", "no reasoning")
		request.Messages = append(request.Messages, first)
		for _, call := range first.ToolCalls {
			request.Messages = append(request.Messages, openai.ChatCompletionMessage{Role: "tool", ToolCallID: call.ID, Content: "21 degrees"})
		}
		last := ask(request).Content
		check(strings.Contains(last, "21 degrees"), last)
	}
}

func main() {
	runRows(map[string]any{
		"chat": func() { check(ask(requestOf(user("Hello"))).Content != "", "no text") },
		"stream": func() {
			text := ""
			must(read(requestOf(user("Hello")), func(chunk openai.ChatCompletionStreamResponse) { text += chunk.Choices[0].Delta.Content }))
			check(text != "", "no text")
		},
		"multi-turn": func() {
			first := user("My name is Ada.")
			last := ask(requestOf(first, ask(requestOf(first)), user("What is my name?"))).Content
			check(strings.Contains(last, "Ada"), last)
		},
		"tool-loop":      loop(question, 1),
		"parallel-tools": loop(questionOfTwo, 2),
		"vision": func() {
			asked := openai.ChatCompletionMessage{Role: "user", MultiContent: []openai.ChatMessagePart{
				{Type: openai.ChatMessagePartTypeText, Text: "What is this?"},
				{Type: openai.ChatMessagePartTypeImageURL, ImageURL: &openai.ChatMessageImageURL{URL: image}},
			}}
			last := ask(requestOf(asked)).Content
			check(strings.Contains(last, "image"), last)
		},
		"json_object": func() {
			request := requestOf(user(bobAsJSON))
			request.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
			checkBob(ask(request).Content)
		},
		"json_schema": func() {
			schema, err := json.Marshal(person)
			must(err)
			request := requestOf(user(bob))
			request.ResponseFormat = &openai.ChatCompletionResponseFormat{
				Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
				JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: "person", Schema: json.RawMessage(schema), Strict: true},
			}
			checkBob(ask(request).Content)
		},
		"reasoning": func() { check(ask(requestOf(user("Hello"))).ReasoningContent != "", "no reasoning") },
		"stream-usage": func() {
			request := requestOf(user("Hello"))
			request.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
			total := 0
			must(read(request, func(chunk openai.ChatCompletionStreamResponse) {
				if chunk.Usage != nil {
					total = chunk.Usage.TotalTokens
				}
			}))
			check(total > 0, "no usage")
		},
		"401": func() {
			_, err := clientOf("sk-wrong").CreateChatCompletion(context.Background(), requestOf(user("Hi")))
			var refused *openai.APIError
			check(errors.As(err, &refused) && refused.HTTPStatusCode == 401, "not an APIError of status 401")
		},
		"429-retried": lack{"the client sends a refused request once and has no retry of its own", func() {
			nextIs("rate_limit_reached_error.rpm", 2)
			_, err := client.CreateChatCompletion(context.Background(), requestOf(user("Hi")))
			var refused *openai.APIError
			check(errors.As(err, &refused) && refused.HTTPStatusCode == 429, "not an APIError of status 429")
			check(statuses() == "[429]", statuses())
		}},
		"abort": func() {
			reply(longReply)
			stream, err := client.CreateChatCompletionStream(context.Background(), requestOf(user("Hi")))
			must(err)
			_, err = stream.Recv()
			must(err)
			stream.Close()
			checkLeft()
		},
		"broken-stream": func() {
			nextIs("stream-cut", 1)
			err := read(requestOf(user("Hi")), func(openai.ChatCompletionStreamResponse) {})
			check(err != nil, "no error")
		},
		"timeout": func() {
			reply(lateReply)
			limited, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
			defer cancel()
			_, err := client.CreateChatCompletion(limited, requestOf(user("Hi")))
			check(errors.Is(err, context.DeadlineExceeded), "not a deadline error")
		},
	})
}
