using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Clean.Architecture.Infrastructure.Data.Migrations;

[DbContext(typeof(AppDbContext))]
[Migration("20260101000000_Contributors")]
public class Contributors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateTable("Contributors", table => new { Id = table.Column<int>(nullable: false) }, constraints: table => table.PrimaryKey("PK_Contributors", x => x.Id));
}
