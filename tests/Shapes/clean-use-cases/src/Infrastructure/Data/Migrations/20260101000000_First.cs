using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Infrastructure.Data.Migrations;

[DbContext(typeof(ApplicationDbContext))]
[Migration("20260101000000_First")]
public class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("TodoLists", table => new { Id = table.Column<int>(nullable: false) }, constraints: table => table.PrimaryKey("PK_TodoLists", x => x.Id));
}
