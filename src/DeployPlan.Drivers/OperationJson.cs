using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DeployPlan.Files;

namespace DeployPlan.Drivers;

/// <summary>JSON as XML, which every runtime of MSBuild supports: objects are elements named by their keys, lists have elements named <c>item</c>.</summary>
internal static class OperationJson
{
    public static XElement Read(string json)
    {
        using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }

    public static string[] Texts(XElement? list) => list is null ? [] : [.. list.Elements("item").Select(item => item.Value)];

    /// <summary>The key of a value of an object; one that is no name in XML is kept in an attribute.</summary>
    public static string KeyOf(XElement value) => value.Attribute("item")?.Value ?? value.Name.LocalName;

    /// <summary>A text as it is, anything else as JSON.</summary>
    public static string ToText(XElement value)
    {
        if (value.Attribute("type")?.Value is null or "string")
        {
            return value.Value;
        }

        using var bytes = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(bytes, Encoding.UTF8, ownsStream: false))
        {
            new XElement("root", value.Attribute("type"), value.Nodes()).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A value that is a text.</summary>
    public static XElement Text(string key, string value) => new(key, new XAttribute("type", "string"), value);

    /// <summary>A value that is a list of texts.</summary>
    public static XElement List(string key, IEnumerable<string> values) => new(key, new XAttribute("type", "array"), values.Select(value => Text("item", value)));

    /// <summary>Writes an object of these values, as a whole.</summary>
    public static void Write(string file, IEnumerable<XElement> values) => AtomicFile.Write(file, stream =>
    {
        using var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), ownsStream: false, indent: true);
        new XElement("root", new XAttribute("type", "object"), values).WriteTo(writer);
    });
}
