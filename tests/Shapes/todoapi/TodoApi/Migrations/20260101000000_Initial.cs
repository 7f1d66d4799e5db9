using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TodoApi.Migrations;

[DbContext(typeof(TodoDbContext))]
[Migration("20260101000000_Initial")]
public class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("Todos", table => new { Id = table.Column<int>(nullable: false) }, constraints: table => table.PrimaryKey("PK_Todos", x => x.Id));
}
