using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Facilitation.Agents.Models;

/// <summary>The strict JSON schema of an answer, built from its type: every property required, none beside them.</summary>
/// <param name="Name">What the endpoint calls it.</param>
/// <param name="Json">The schema.</param>
internal sealed record AnswerSchema(string Name, BinaryData Json)
{
    private static readonly JsonSchemaExporterOptions Strict = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Tighten };

    public static AnswerSchema Of<TAnswer>(string name, JsonSerializerOptions json)
        => new(name, BinaryData.FromString(json.GetJsonSchemaAsNode(typeof(TAnswer), Strict).ToJsonString()));

    private static JsonNode Tighten(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node)
        {
            return schema;
        }

        if (node["properties"] is JsonObject properties)
        {
            node["additionalProperties"] = false;
            node["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        }

        // Numbers read leniently from strings would be declared as both.
        if (node["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() is "integer"))
        {
            node["type"] = "integer";
            node.Remove("pattern");
        }

        // The strict dialect knows neither.
        node.Remove("default");
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute said, ..])
        {
            node["description"] = said.Description;
        }

        return node;
    }
}
