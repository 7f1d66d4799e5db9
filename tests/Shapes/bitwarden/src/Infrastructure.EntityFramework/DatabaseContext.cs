public class DatabaseContext : DbContext;
