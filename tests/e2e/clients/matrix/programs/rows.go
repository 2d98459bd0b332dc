// Runs the rows of the clients matrix for one Go client and prints one JSON line for each. A row is a function that panics when the
// client does not work, a reason why the client does not offer it, or a defect: a mistake of the client that its function has to find.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"
)

const (
	model         = "kimi-k2.6"
	question      = "What is the weather in Paris?"
	questionOfTwo = "What is the weather in Paris and in Berlin?"
	bob           = "Extract the person: Bob is 40 years old."
	bobAsJSON     = "A person named Bob, 40, as JSON with name and age"
	image         = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8DwHwyBNAAj7wP9ClGmQwAAAABJRU5ErkJggg=="
	dropped       = "the client drops reasoning_content from the history, so the second request is refused with 400, as on the service"
)

var (
	url    = os.Getenv("KIMI_BASE_URL")
	apiKey = os.Getenv("MOONSHOT_API_KEY")
	city   = object{"type": "object", "properties": object{"city": object{"type": "string"}}, "required": []string{"city"}}
	person = object{
		"type":                 "object",
		"properties":           object{"name": object{"type": "string"}, "age": object{"type": "integer"}},
		"required":             []string{"name", "age"},
		"additionalProperties": false,
	}
	// A reply that takes many seconds to stream, and one that starts after five seconds.
	longReply = object{"content": strings.Repeat("word ", 2000), "pace": "slow"}
	lateReply = object{"content": "late", "delayMs": 5000}
)

type object = map[string]any

type defect struct {
	reason string
	show   func()
}

// lack is a row that the client does not offer, with a function that shows it.
type lack defect

func runRows(rows map[string]any) {
	names := strings.Fields("chat stream multi-turn tool-loop parallel-tools vision json_object json_schema " +
		"reasoning stream-usage 401 429-retried abort broken-stream timeout")
	for _, name := range names {
		control("POST", "/reset", nil)
		outcome, detail := runRow(rows[name])
		line, err := json.Marshal(object{"outcome": outcome, "detail": detail})
		must(err)
		fmt.Printf("{\"row\":%q,%s\n", name, line[1:])
	}
}

func runRow(entry any) (outcome string, detail string) {
	defer func() {
		if problem := recover(); problem != nil {
			outcome, detail = "fails", fmt.Sprint(problem)
		}
	}()
	switch row := entry.(type) {
	case string:
		return "not offered", row
	case func():
		row()
		return "works", ""
	case defect:
		row.show()
		return "defect", row.reason
	case lack:
		row.show()
		return "not offered", row.reason
	}
	return "not run", ""
}

func control(method string, path string, body any) []byte {
	sent, err := json.Marshal(body)
	must(err)
	request, err := http.NewRequest(method, strings.TrimSuffix(url, "/v1")+"/__mock"+path, bytes.NewReader(sent))
	must(err)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	must(err)
	defer response.Body.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(response.Body)
	must(err)
	check(response.StatusCode < 300, path+": "+text.String())
	return text.Bytes()
}

// nextIs gives the next requests a scenario or fault.
func nextIs(id string, times int) { control("PUT", "/scenarios", object{"id": id, "times": times}) }

// reply gives the next request a reply of our own.
func reply(own object) { control("POST", "/fixtures", object{"times": 1, "reply": own}) }

type journalEntry struct {
	Method     string
	Status     int
	ClientLeft bool
}

func requests() (sent []journalEntry) {
	var journal struct{ Requests []journalEntry }
	must(json.Unmarshal(control("GET", "/requests", nil), &journal))
	for _, entry := range journal.Requests {
		if entry.Method == "POST" {
			sent = append(sent, entry)
		}
	}
	return sent
}

func statuses() string {
	found := []int{}
	for _, entry := range requests() {
		found = append(found, entry.Status)
	}
	return fmt.Sprint(found)
}

func checkLeft() {
	for tries := 0; tries < 50; tries++ {
		sent := requests()
		if len(sent) > 0 && sent[len(sent)-1].ClientLeft {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	panic("the journal does not say that the client left")
}

func checkBob(text string) {
	var made struct {
		Name string
		Age  int
	}
	must(json.Unmarshal([]byte(text), &made))
	check(made.Name == "Bob" && made.Age == 40, text)
}

func check(holds bool, text string) {
	if !holds {
		panic(text)
	}
}

func must(err error) {
	if err != nil {
		panic(err.Error())
	}
}
