package spec

//go:generate env GOWORK=off go tool -modfile=../../../../.ci/tools.mod oapi-codegen -config oapi-codegen.yaml openapi.yaml
