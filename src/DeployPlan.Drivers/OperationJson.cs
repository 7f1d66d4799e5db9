using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DeployPlan.Drivers;

/// <summary>The typed inputs of an operation. The reader is part of every runtime that MSBuild runs on; it shows objects as elements named by their keys, and lists as elements named <c>item</c>.</summary>
internal static class OperationJson
{
    public static XElement Read(string json)
    {
        using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }

    public static string[] Texts(XElement? list) => list is null ? [] : [.. list.Elements("item").Select(item => item.Value)];
}
